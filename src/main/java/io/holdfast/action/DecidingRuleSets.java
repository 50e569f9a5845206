package io.holdfast.action;

import io.holdfast.decision.Decision;
import io.holdfast.decision.Explanation;
import io.holdfast.decision.Settings;
import io.holdfast.vocabulary.Estimate;
import java.util.List;
import java.util.Optional;

/** What a published action quotes of the rule set that decided it. */
public interface DecidingRuleSets {

  /** The rule set of this version, or the active one where that version is not at hand any more. */
  Quotable of(String ruleSet);

  /** Why a decision came out so; absent where the version that decided is not at hand any more. */
  default Optional<Explanation> explain(Decision decision) {
    return Optional.empty();
  }

  /**
   * The rule set's numbers that weighed the candidates; nothing where the version that decided is
   * not at hand any more.
   */
  default List<Estimate> estimates(Decision decision) {
    return List.of();
  }

  /** Terms and words of one rule set. */
  record Quotable(Settings settings, Wording wording) {}
}
