package io.holdfast.action;

import io.holdfast.decision.Decision;
import io.holdfast.decision.Settings;
import io.holdfast.vocabulary.Estimate;
import java.util.List;

/** What a published action quotes of the rule set that decided it. */
public interface DecidingRuleSets {

  /** The rule set of this version, or the active one where that version is not at hand any more. */
  Quotable of(String ruleSet);

  /**
   * Offers that rules could have proposed on such a signal and did not; nothing where the version
   * that decided is not at hand any more.
   */
  default List<NotProposed> notProposed(Decision decision) {
    return List.of();
  }

  /**
   * The rule set's numbers that weighed the candidates; nothing where the version that decided is
   * not at hand any more.
   */
  default List<Estimate> estimates(Decision decision) {
    return List.of();
  }

  /**
   * An offer that a rule did not propose.
   *
   * @param because conditions that kept the rule from it, in the words it is written in
   */
  record NotProposed(String offerId, String rule, List<String> because) {}

  /** Terms and words of one rule set. */
  record Quotable(Settings settings, Wording wording) {}
}
