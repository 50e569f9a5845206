package io.holdfast.rules.engine;

import io.holdfast.rules.content.Header;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What an evaluation may take.
 *
 * @param firings most rules that may speak on one case in one stage
 * @param time most processor time; time spent waiting for a processor does not count, so that a
 *     busy machine makes nobody's decision fail
 * @param processorNanos processor time the current thread has used
 */
public record Limits(int firings, Duration time, LongSupplier processorNanos) {

  /** The limits a rule set gives itself. */
  public static Limits of(Header header) {
    return new Limits(
        header.firings(),
        Duration.ofMillis(header.millis()),
        ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
  }

  Limits with(Duration other) {
    return new Limits(firings, other, processorNanos);
  }
}
