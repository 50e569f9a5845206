package io.holdfast.server;

import io.holdfast.signal.Rejection;
import io.holdfast.signal.kafka.DeadLetters;
import io.holdfast.task.kafka.RefusedActions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sends actions that cannot be understood to the dead letters, and counts them. */
final class RefusedActionLetters implements RefusedActions {
  private final DeadLetters letters;
  private final Counter refused;

  RefusedActionLetters(DeadLetters letters, MeterRegistry registry) {
    this.letters = letters;
    this.refused = registry.counter("holdfast.actions.rejected");
  }

  @Override
  public void refuse(ConsumerRecord<byte[], byte[]> record, String detail) {
    letters.send(record, new Rejection(Rejection.Code.INVALID_FIELD, Optional.empty(), detail));
    // a batch that is rolled back is taken, and would be counted, again
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            refused.increment();
          }
        });
  }
}
