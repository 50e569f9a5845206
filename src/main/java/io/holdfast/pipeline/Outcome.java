package io.holdfast.pipeline;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Decision;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.signal.Rejection;
import java.util.Optional;

/** What became of one input. */
sealed interface Outcome {

  /** Decided now, for a customer as they were before the signal. */
  record Decided(RecordedDecision recorded, CustomerState before) implements Outcome {
    Decision decision() {
      return recorded.decision();
    }
  }

  /** Decided before, and this is the same delivery again: publish again. */
  record Redelivered(RecordedDecision recorded) implements Outcome {
    Decision decision() {
      return recorded.decision();
    }
  }

  /** Decided before, from another origin. The decision is absent if it is one of this batch. */
  record Duplicate(Optional<RecordedDecision> recorded) implements Outcome {}

  /** Taken over into the state; nothing to decide. */
  record Folded() implements Outcome {}

  /** A timer that nothing is done about: taken back, worked off before, or no longer declared. */
  record Lapsed() implements Outcome {}

  /** A signal from before its customer was erased; nothing is done about it. */
  record Erased() implements Outcome {}

  /** Refused. */
  record Refused(Rejection rejection) implements Outcome {}
}
