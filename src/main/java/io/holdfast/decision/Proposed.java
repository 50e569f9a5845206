package io.holdfast.decision;

import io.holdfast.decision.Weighing.ContextWeight;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.TimerRequest;
import java.util.List;

/**
 * Outcome of the proposal stage.
 *
 * @param context weights the rules gave this signal
 * @param timers what rules said about coming back to the customer, in their order
 * @param withdrawals what rules withdrew, each action once
 */
public record Proposed(
    List<Proposal> proposals,
    List<ContextWeight> context,
    List<TimerRequest> timers,
    List<Withdrawal> withdrawals) {

  /** Product of the weights; 1 where there are none. */
  public double contextWeight() {
    double product = 1;
    for (ContextWeight one : context) {
      product *= one.weight();
    }
    return product;
  }
}
