package io.holdfast.benchmark;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
final class Waiting {
  private static final long MOMENT = Duration.ofMillis(25).toNanos();

  private Waiting() {}

  static void moment() {
    LockSupport.parkNanos(MOMENT);
  }

  /**
   * Returns when the condition holds.
   *
   * @throws IllegalStateException when that takes too long
   */
  static void until(BooleanSupplier condition, Duration patience, String what) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("After " + patience.toSeconds() + " s still no " + what);
      }
      moment();
    }
  }
}
