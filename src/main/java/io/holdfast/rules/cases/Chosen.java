package io.holdfast.rules.cases;

import io.holdfast.decision.Action;
import io.holdfast.rules.language.Rule;
import io.holdfast.vocabulary.Proposal;
import java.util.List;
import java.util.Optional;

/**
 * Which actions are chosen: these and no others.
 *
 * @param said nothing where none is chosen
 */
record Chosen(Optional<Rule> said) implements Expectation {

  @Override
  public Optional<Mismatch> differs(Trial trial) {
    List<Proposal> actual = trial.decision().actions().stream().map(Action::proposal).toList();
    List<Proposal> expected = said.map(trial::proposals).orElse(List.of());
    List<Proposal> missing = without(expected, actual);
    List<Proposal> unwanted = without(actual, expected);
    if (missing.isEmpty() && unwanted.isEmpty()) {
      return Optional.empty();
    }
    String why =
        missing.isEmpty()
            ? trial.words().speakers(unwanted)
            : trial.words().whyNotChosen(missing, trial);
    return Optional.of(
        new Mismatch(
            expected.isEmpty()
                ? "nothing to be chosen"
                : "to be chosen: " + trial.words().actions(expected),
            trial.words().chosen(trial),
            why));
  }

  private static List<Proposal> without(List<Proposal> all, List<Proposal> others) {
    return all.stream()
        .filter(one -> others.stream().noneMatch(other -> Wordings.same(one, other)))
        .toList();
  }
}
