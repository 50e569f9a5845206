package io.holdfast.rules.cases;

import io.holdfast.decision.Withdrawal;
import java.util.List;
import java.util.Optional;

/**
 * What is withdrawn: this and nothing else.
 *
 * @param words such as {@code MANAGER_TASK complaint}, in any order
 */
record Withdrawn(List<String> words) implements Expectation {

  @Override
  public Optional<Mismatch> differs(Trial trial) {
    List<Withdrawal> withdrawals = trial.decision().withdrawals();
    List<String> actual = withdrawals.stream().map(Withdrawal::words).sorted().toList();
    return actual.equals(words.stream().sorted().toList())
        ? Optional.empty()
        : Optional.of(new Mismatch("withdrawn to be " + said(words), "it is " + said(actual), ""));
  }

  private static String said(List<String> words) {
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }
}
