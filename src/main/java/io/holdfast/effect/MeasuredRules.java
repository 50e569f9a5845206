package io.holdfast.effect;

import io.holdfast.rules.RuleSet;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Rule;
import java.util.List;

/**
 * The rule set at work, as far as its effects are measured.
 *
 * @param version hash of its content
 * @param rules ids of those that leave a trace in a decision whenever they speak
 */
public record MeasuredRules(String version, List<String> rules, Measurement measurement) {

  /** What of a rule set is measured. */
  public static MeasuredRules of(RuleSet ruleSet) {
    return new MeasuredRules(
        ruleSet.version(),
        ruleSet.written().stream().filter(MeasuredRules::leavesTrace).map(Rule::id).toList(),
        Measurement.of(ruleSet));
  }

  // which rule gives a tier or assigns a task is not on record
  private static boolean leavesTrace(Rule rule) {
    return rule.stage() != Stage.ASSIGNMENT
        && rule.calls().stream().anyMatch(call -> !call.verb().equals("tier"));
  }
}
