package io.holdfast.pipeline;

import io.holdfast.decision.Decision;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.pipeline.Outcome.Decided;
import io.holdfast.pipeline.Outcome.Duplicate;
import io.holdfast.pipeline.Outcome.Erased;
import io.holdfast.pipeline.Outcome.Redelivered;
import io.holdfast.pipeline.Outcome.Refused;
import io.holdfast.signal.Rejection;
import java.util.Optional;

/** The answer to a caller who waits. */
public sealed interface Answer {

  /**
   * A decision.
   *
   * @param repeated whether it was made earlier, on the same signal
   */
  record Made(RecordedDecision recorded, boolean repeated) implements Answer {
    public Decision decision() {
      return recorded.decision();
    }
  }

  /** No decision: the rules failed on the signal, or the customer's state cannot be read. */
  record Declined(Rejection rejection) implements Answer {}

  /** Reads the answer off an outcome. */
  static Answer of(Outcome outcome) {
    if (outcome instanceof Decided decided) {
      return new Made(decided.recorded(), false);
    } else if (outcome instanceof Redelivered redelivered) {
      return new Made(redelivered.recorded(), true);
    } else if (outcome instanceof Duplicate duplicate) {
      return new Made(duplicate.recorded().orElseThrow(), true);
    } else if (outcome instanceof Erased) {
      String detail = "The signal happened before its customer was erased";
      return new Declined(new Rejection(Rejection.Code.ERASED, Optional.empty(), detail));
    } else if (outcome instanceof Refused refused) {
      return new Declined(refused.rejection());
    }
    throw new IllegalArgumentException("Only a signal is answered: " + outcome);
  }
}
