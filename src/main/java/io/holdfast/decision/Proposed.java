package io.holdfast.decision;

import io.holdfast.decision.Weighing.ContextWeight;
import io.holdfast.vocabulary.Proposal;
import java.util.List;

/**
 * Outcome of the proposal stage.
 *
 * @param context weights the rules gave this signal
 */
public record Proposed(List<Proposal> proposals, List<ContextWeight> context) {

  /** Product of the weights; 1 where there are none. */
  public double contextWeight() {
    double product = 1;
    for (ContextWeight one : context) {
      product *= one.weight();
    }
    return product;
  }
}
