package io.holdfast.rules.cases;

import io.holdfast.decision.Candidate;
import io.holdfast.decision.Withdrawal;
import io.holdfast.rules.language.Rule;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.TimerRequest;
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
    Optional<Mismatch> beside = timers(trial).or(() -> withdrawals(trial));
    if (beside.isPresent()) {
      return beside;
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

  private Optional<Mismatch> timers(Trial trial) {
    List<String> actual = trial.decision().timers().stream().map(IsProposed::words).toList();
    List<String> missing =
        new ArrayList<>(trial.timers(said.orElseThrow()).stream().map(IsProposed::words).toList());
    missing.removeAll(actual);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                "a timer: " + String.join(", ", missing),
                actual.isEmpty() ? "there is none" : "there is " + String.join(", ", actual),
                ""));
  }

  // a case in which there is nothing to withdraw would show nothing
  private Optional<Mismatch> withdrawals(Trial trial) {
    List<String> expected =
        trial.withdrawals(said.orElseThrow()).stream().map(IsProposed::words).toList();
    List<String> actual = trial.decision().withdrawals().stream().map(IsProposed::words).toList();
    boolean nothingToWithdraw =
        expected.isEmpty()
            && said.get().calls().stream().anyMatch(call -> call.verb().startsWith("withdraw"));
    return !nothingToWithdraw && actual.containsAll(expected)
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                expected.isEmpty()
                    ? "something to be withdrawn"
                    : "to be withdrawn: " + String.join(", ", expected),
                actual.isEmpty()
                    ? "nothing is withdrawn"
                    : "withdrawn is " + String.join(", ", actual),
                nothingToWithdraw ? "none of 'contacts' is one that this withdraws" : ""));
  }

  private static String words(Withdrawal withdrawal) {
    return withdrawal.words() + " because " + withdrawal.reason().code();
  }

  private static String words(TimerRequest timer) {
    return "%s %s because %s"
        .formatted(
            timer.signalType(),
            timer.due().map(Object::toString).orElse("taken back"),
            timer.reason().code());
  }
}
