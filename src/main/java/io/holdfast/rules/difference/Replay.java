package io.holdfast.rules.difference;

import io.holdfast.decision.Comparison;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.Evaluated;
import io.holdfast.rules.RuleSet;
import io.holdfast.vocabulary.Facts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recorded decision made again, from the facts on record and as of their own time.
 *
 * @param again the decision as it comes out now; absent where a rule fails
 * @param failure why there is none
 */
public record Replay(Decision recorded, Optional<Decision> again, Optional<String> failure) {

  /** Makes each decision again by the version given, in the same order. */
  public static List<Replay> of(List<Decision> recorded, RuleSet ruleSet) {
    List<Evaluated<Decision>> again = decide(recorded, ruleSet);
    List<Replay> replays = new ArrayList<>();
    for (int i = 0; i < recorded.size(); i++) {
      Decision one = recorded.get(i);
      replays.add(
          again
              .get(i)
              .fold(
                  made -> new Replay(one, Optional.of(made), Optional.empty()),
                  failed ->
                      new Replay(
                          one,
                          Optional.empty(),
                          Optional.of(
                              "%s in rule %s: %s"
                                  .formatted(failed.code(), failed.rule(), failed.detail())))));
    }
    return replays;
  }

  // what a rule set's numbers are depends on the day
  static List<Evaluated<Decision>> decide(List<Decision> sample, RuleSet ruleSet) {
    Map<LocalDate, List<Integer>> days = new LinkedHashMap<>();
    for (int i = 0; i < sample.size(); i++) {
      days.computeIfAbsent(
              sample.get(i).facts().now().atZone(ZoneOffset.UTC).toLocalDate(),
              day -> new ArrayList<>())
          .add(i);
    }
    List<Evaluated<Decision>> inOrder = new ArrayList<>(sample.size());
    sample.forEach(one -> inOrder.add(null));
    for (List<Integer> places : days.values()) {
      List<Facts> facts = places.stream().map(i -> sample.get(i).facts()).toList();
      List<Evaluated<Decision>> decisions =
          DecisionMaker.decide(facts, ruleSet.asOf(facts.get(0).now()).evaluator());
      for (int i = 0; i < places.size(); i++) {
        inOrder.set(places.get(i), decisions.get(i));
      }
    }
    return inOrder;
  }

  /** What is asked for now, or why nothing can be said. */
  public String outcome() {
    return again.map(Comparison::outcome).or(() -> failure).orElseThrow();
  }

  /** Whether the same is asked for; who decided and for what reasons does not count. */
  public boolean sameOutcome() {
    return comparison().map(c -> c.result() != Comparison.Result.OUTCOME_DIFFERS).orElse(false);
  }

  /** Everything that is otherwise, a line each; none where nothing is. */
  public List<String> differences() {
    if (again.isEmpty()) {
      return List.of("cannot be decided: " + failure.orElseThrow());
    }
    List<String> lines = new ArrayList<>(OutcomeWords.outcome(recorded, again.get()));
    lines.addAll(OutcomeWords.assessment(recorded, again.get()));
    lines.addAll(OutcomeWords.candidates(recorded, again.get()));
    comparison()
        .orElseThrow()
        .rules()
        .forEach(
            (rule, said) ->
                lines.add(
                    "rule %s: %s → %s"
                        .formatted(rule, orNothing(said.before()), orNothing(said.after()))));
    return lines;
  }

  private Optional<Comparison> comparison() {
    return again.map(made -> Comparison.of(recorded, made));
  }

  private static String orNothing(String said) {
    return said.isEmpty() ? "says nothing" : "'" + said + "'";
  }
}
