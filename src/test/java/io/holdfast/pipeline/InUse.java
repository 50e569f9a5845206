package io.holdfast.pipeline;

import io.holdfast.decision.RuleEvaluator;
import io.holdfast.decision.RulesInUse;
import java.util.Optional;
import java.util.function.Predicate;

/** Versions in use, as a test wants them. */
record InUse(
    RuleEvaluator active,
    Optional<RuleEvaluator> canary,
    Predicate<String> drawn,
    Optional<RuleEvaluator> shadow)
    implements RulesInUse {

  static InUse canary(RuleEvaluator active, RuleEvaluator canary, Predicate<String> drawn) {
    return new InUse(active, Optional.of(canary), drawn, Optional.empty());
  }

  static InUse shadow(RuleEvaluator active, RuleEvaluator shadow) {
    return new InUse(active, Optional.empty(), id -> false, Optional.of(shadow));
  }

  @Override
  public RuleEvaluator decidingFor(String customerId) {
    return canary.filter(c -> drawn.test(customerId)).orElse(active);
  }
}
