package io.holdfast.rules.cases;

/** What a rule set must have in the way of cases. A case that is run and fails is an error. */
public enum CasePolicy {
  /** Every rule and every row needs a case in which it fires and one in which it does not. */
  REQUIRED,
  /** Rules need no cases. */
  OPTIONAL,
  /** Cases are not run: what is only looked at may be ahead of them. */
  LEFT_ASIDE
}
