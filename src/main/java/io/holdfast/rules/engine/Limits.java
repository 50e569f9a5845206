package io.holdfast.rules.engine;

import io.holdfast.rules.content.Header;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What an evaluation of one case in one stage may take.
 *
 * @param firings most rules that may speak on it
 * @param time most processor time; time spent waiting for a processor does not count, so that a
 *     busy machine makes nobody's decision fail
 * @param bytes most memory used up, freed again or not
 * @param processorNanos processor time the current thread has used
 * @param allocatedBytes memory the current thread has used up
 */
public record Limits(
    int firings,
    Duration time,
    long bytes,
    LongSupplier processorNanos,
    LongSupplier allocatedBytes) {
  private static final long MEGABYTE = 1 << 20;

  // a case in a batch takes a small part of what it may; the batch as a whole gets that much more
  private static final int USUAL_PART = 1_000;

  /** The limits a rule set gives itself. */
  public static Limits of(Header header) {
    return new Limits(
        header.firings(),
        Duration.ofMillis(header.millis()),
        header.megabytes() * MEGABYTE,
        ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime,
        ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class)
            ::getCurrentThreadAllocatedBytes);
  }

  /** As much time and memory as nobody needs, for what is slow only because it is new. */
  Limits patient() {
    return new Limits(firings, Duration.ofMinutes(1), 1L << 50, processorNanos, allocatedBytes);
  }

  /** Processor time a batch of so many cases may take before each is looked at by itself. */
  long nanosFor(int cases) {
    long most = time.toNanos();
    return most + (cases - 1L) * (most / USUAL_PART);
  }

  /** Memory a batch of so many cases may use up before each is looked at by itself. */
  long bytesFor(int cases) {
    return bytes + (cases - 1L) * (bytes / USUAL_PART);
  }
}
