package io.holdfast.decision;

import java.util.Optional;

/** Which versions of the rule set are at work, as of one moment. */
public interface RulesInUse {

  /** The version that decides for everybody who is not drawn for another one. */
  RuleEvaluator active();

  /** The version that decides for this customer, in earnest. */
  RuleEvaluator decidingFor(String customerId);

  /** The version that decides beside the active one, without any effect. */
  Optional<RuleEvaluator> shadow();

  /** One version for everybody. */
  static RulesInUse only(RuleEvaluator rules) {
    return new RulesInUse() {
      @Override
      public RuleEvaluator active() {
        return rules;
      }

      @Override
      public RuleEvaluator decidingFor(String customerId) {
        return rules;
      }

      @Override
      public Optional<RuleEvaluator> shadow() {
        return Optional.empty();
      }
    };
  }
}
