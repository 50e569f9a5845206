package io.holdfast.rules.cases;

import io.holdfast.decision.Candidate;
import io.holdfast.rules.language.Rule;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is proposed, among other things.
 *
 * @param said nothing where nothing but doing nothing is proposed
 */
record IsProposed(Optional<Rule> said) implements Expectation {

  @Override
  public Optional<Mismatch> differs(Trial trial) {
    List<Proposal> actual =
        trial.decision().candidates().stream().map(Candidate::proposal).toList();
    if (said.isEmpty()) {
      List<Proposal> unwanted =
          actual.stream().filter(p -> p.kind() != ActionKind.NO_ACTION).toList();
      return unwanted.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Mismatch(
                  "nothing to be proposed",
                  "proposed is " + trial.words().actions(unwanted),
                  trial.words().speakers(unwanted)));
    }
    List<Proposal> missing = new ArrayList<>(trial.proposals(said.get()));
    missing.removeIf(p -> actual.stream().anyMatch(a -> Wordings.same(p, a)));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                "to be proposed: " + trial.words().actions(missing),
                actual.isEmpty()
                    ? "nothing is proposed"
                    : "proposed is " + trial.words().actions(actual),
                trial.words().whyNotProposed(missing, trial)));
  }
}
