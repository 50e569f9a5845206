package io.holdfast.signal.kafka;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts off what must not happen for a transaction that is rolled back. */
final class AfterCommit {
  private AfterCommit() {}

  /** Runs the task once the running transaction is committed. */
  static void run(Runnable task) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            task.run();
          }
        });
  }
}
