package io.holdfast.effect;

import io.holdfast.decision.Experiment;
import io.holdfast.decision.Settings;
import io.holdfast.rules.RuleSet;
import io.holdfast.vocabulary.Effect;
import io.holdfast.vocabulary.SignalType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How effects are measured, as a rule set says it.
 *
 * @param attribution how long after a decision leaving counts
 * @param planned customers an arm needs before an effect is told
 * @param smallestShare decisions or customers a share needs before it is told
 * @param armsAlertBelow probability below which arms are not of the sizes planned, 0 to 1
 * @param holdoutPct share of customers left alone on purpose, 0 to 100
 * @param neverHeldOut tiers whose customers are in no arm
 * @param leaving types of signals by which a customer has left
 * @param staying types of signals by which a customer came back
 * @param currency ISO 4217 code of all money
 */
public record Measurement(
    Duration attribution,
    int planned,
    int smallestShare,
    double armsAlertBelow,
    double holdoutPct,
    Set<String> neverHeldOut,
    List<Experiment> experiments,
    Set<String> leaving,
    Set<String> staying,
    String currency) {

  /** What a rule set says of it. */
  public static Measurement of(RuleSet ruleSet) {
    Settings settings = ruleSet.evaluator().settings();
    return new Measurement(
        Duration.ofDays((long) ruleSet.parameter("effect-attribution-days", 60)),
        Statistics.planned(
            ruleSet.parameter("effect-baseline-churn", 0.0364),
            ruleSet.parameter("effect-smallest", 0.0028),
            ruleSet.parameter("effect-false-alarm", 0.05),
            ruleSet.parameter("effect-power", 0.8)),
        (int) ruleSet.parameter("effect-smallest-share", 100),
        ruleSet.parameter("effect-arms-alert-below", 0.001),
        settings.holdoutPct(),
        settings.neverHeldOut(),
        settings.experiments(),
        types(ruleSet, Effect.MarksLeft.class),
        types(ruleSet, Effect.MarksStayed.class),
        settings.currency());
  }

  private static Set<String> types(RuleSet ruleSet, Class<? extends Effect> effect) {
    return ruleSet.declarations().signalTypes().values().stream()
        .filter(type -> type.effects().stream().anyMatch(effect::isInstance))
        .map(SignalType::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
