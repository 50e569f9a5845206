package io.holdfast.rules.check;

import io.holdfast.rules.files.Findings;
import io.holdfast.rules.language.Rule;

/** Something every rule must satisfy. */
public interface RuleCheck {

  void check(Rule rule, Findings findings);
}
