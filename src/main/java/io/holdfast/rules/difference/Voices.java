package io.holdfast.rules.difference;

import io.holdfast.decision.Assessed;
import io.holdfast.decision.Decision;
import io.holdfast.decision.RuleEvaluator.AssessedCase;
import io.holdfast.decision.RuleEvaluator.CandidateCase;
import io.holdfast.decision.RuleEvaluator.TaskCase;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Evaluation;
import io.holdfast.rules.language.Grounds;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.samples.Sample;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Situation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which rules of one version speak on what it decided, and what keeps the others from it. */
final class Voices {
  private static final String TIER = "tier";

  private final RuleSet ruleSet;
  private final Map<String, Rule> rules = new HashMap<>();

  Voices(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
    ruleSet.written().forEach(rule -> rules.put(rule.id(), rule));
  }

  Optional<Stage> stage(String rule) {
    return Optional.ofNullable(rules.get(rule)).map(Rule::stage);
  }

  /**
   * What keeps a rule from speaking on a decision, in its own words; empty where nothing does.
   *
   * @param about what a policy would have refused; others speak on the decision as a whole
   */
  List<String> whyNot(Item item, Decision decision, String about) {
    Rule rule = rules.get(item.spokenBy());
    if (rule == null) {
      return List.of();
    }
    for (Sample sample : samples(rule.stage(), decision)) {
      boolean meant =
          rule.stage() != Stage.POLICIES
              || about.contains(OutcomeWords.name(sample.proposal().orElseThrow()));
      List<String> why = meant ? ruleSet.against(rule, sample) : List.of();
      if (!why.isEmpty()) {
        return why;
      }
    }
    return List.of();
  }

  /** Ids of the rules that give no reasons and speak on this decision: those of tiers and tasks. */
  List<String> unreasoned(Decision decision) {
    List<String> speaking = new ArrayList<>();
    for (Rule rule : rules.values()) {
      boolean ofTier =
          rule.stage() == Stage.ASSESSMENT
              && rule.calls().stream().anyMatch(call -> call.verb().equals(TIER));
      if ((ofTier || rule.stage() == Stage.ASSIGNMENT)
          && samples(rule.stage(), decision).stream()
              .anyMatch(sample -> speaks(rule, ruleSet.situation(sample)))) {
        speaking.add(rule.id());
      }
    }
    return speaking;
  }

  private static boolean speaks(Rule rule, Situation situation) {
    return Grounds.looksAt(rule, situation) && Evaluation.all(rule.conditions(), situation);
  }

  private static List<Sample> samples(Stage stage, Decision decision) {
    Assessed assessed = new Assessed(decision.tier(), decision.risk());
    AssessedCase one = new AssessedCase(decision.facts(), assessed);
    AssessedCase left = new AssessedCase(decision.factsLeft(), assessed);
    return switch (stage) {
      case ASSESSMENT -> List.of(Sample.of(decision.facts()));
      case PROPOSALS -> List.of(Sample.of(one));
      case POLICIES ->
          decision.candidates().stream()
              .map(c -> Sample.of(new CandidateCase(left, c.proposal(), c.economics())))
              .toList();
      case ASSIGNMENT ->
          decision.actions().stream()
              .filter(action -> action.proposal().kind() == ActionKind.MANAGER_TASK)
              .map(action -> Sample.of(new TaskCase(one, action.proposal())))
              .toList();
    };
  }
}
