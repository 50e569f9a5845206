package io.holdfast.effect;

import io.holdfast.decision.Settings;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Rule;
import io.holdfast.vocabulary.Estimate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rule set at work, as far as its effects are measured.
 *
 * @param version hash of its content
 * @param successes that a customer about to leave stays, by offer, or by kind of action without one
 * @param rules ids of those that leave a trace in a decision whenever they speak
 */
public record MeasuredRules(
    String version, List<String> rules, Map<String, Estimate> successes, Measurement measurement) {

  /** What of a rule set is measured. */
  public static MeasuredRules of(RuleSet ruleSet) {
    return new MeasuredRules(
        ruleSet.version(),
        ruleSet.written().stream().filter(MeasuredRules::leavesTrace).map(Rule::id).toList(),
        successes(ruleSet.evaluator().settings()),
        Measurement.of(ruleSet));
  }

  private static Map<String, Estimate> successes(Settings settings) {
    Map<String, Estimate> successes = new TreeMap<>(settings.successes());
    settings.offers().forEach((id, offer) -> successes.put(id, offer.success()));
    return successes;
  }

  // which rule gives a tier or assigns a task is not on record
  private static boolean leavesTrace(Rule rule) {
    return rule.stage() != Stage.ASSIGNMENT
        && rule.calls().stream().anyMatch(call -> !call.verb().equals("tier"));
  }
}
