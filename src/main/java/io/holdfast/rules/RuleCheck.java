package io.holdfast.rules;

/** Something every rule must satisfy. */
interface RuleCheck {

  void check(Rule rule, Findings findings);
}
