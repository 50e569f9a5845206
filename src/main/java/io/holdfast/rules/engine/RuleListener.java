package io.holdfast.rules.engine;

import io.holdfast.rules.language.Rule;
import io.holdfast.vocabulary.Situation;

/** Is told each rule that speaks, once or more for everything it speaks on. */
public interface RuleListener {
  /** Nobody listens. */
  RuleListener NOBODY = (rule, on) -> {};

  void heard(Rule rule, Situation on);
}
