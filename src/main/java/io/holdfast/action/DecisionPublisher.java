package io.holdfast.action;

import io.holdfast.journal.RecordedDecision;
import java.util.List;

/** Publishes decisions with their actions. */
public interface DecisionPublisher {

  /**
   * Publishes in the caller's transaction.
   *
   * @throws RuntimeException when the transaction cannot go on; the caller aborts and tries again
   */
  void publish(List<RecordedDecision> decisions);
}
