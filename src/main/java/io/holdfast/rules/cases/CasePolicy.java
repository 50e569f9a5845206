package io.holdfast.rules.cases;

/** What a rule set must have in the way of cases. A case that fails is an error under either. */
public enum CasePolicy {
  /** Every rule and every row needs a case in which it fires and one in which it does not. */
  REQUIRED,
  /** Rules need no cases. */
  OPTIONAL
}
