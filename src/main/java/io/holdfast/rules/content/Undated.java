package io.holdfast.rules.content;

import io.holdfast.decision.Budget;
import io.holdfast.decision.Experiment;
import io.holdfast.decision.Settings;
import io.holdfast.vocabulary.Offer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the settings hold whatever the day.
 *
 * @param offers catalogue by offer id
 * @param askedByRisk fields that the risk asks for, and on which price terms must not hang
 * @param personalPolicies rules of policies that ask for what they must not hang on
 * @param budgets what may be spent
 * @param desks queues of the desks of which rules ask whether they are full
 */
public record Undated(
    Map<String, Offer> offers,
    List<Experiment> experiments,
    Set<String> askedByRisk,
    Set<String> personalPolicies,
    List<Budget> budgets,
    Set<String> desks) {

  /** That of settings of any day. */
  public static Undated of(Settings settings) {
    return new Undated(
        settings.offers(),
        settings.experiments(),
        settings.terms().askedByRisk(),
        settings.terms().personalPolicies(),
        settings.budgets(),
        settings.desks());
  }
}
