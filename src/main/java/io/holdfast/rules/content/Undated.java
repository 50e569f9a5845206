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
 * @param personal fields that the risk asks for, and on which price terms must not hang
 * @param budgets what may be spent
 */
public record Undated(
    Map<String, Offer> offers,
    List<Experiment> experiments,
    Set<String> personal,
    List<Budget> budgets) {

  /** That of settings of any day. */
  public static Undated of(Settings settings) {
    return new Undated(
        settings.offers(), settings.experiments(), settings.personal(), settings.budgets());
  }
}
