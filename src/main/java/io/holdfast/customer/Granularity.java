package io.holdfast.customer;

import java.time.Duration;
import java.time.Instant;

/**
 * How wide the buckets are in which signals are condensed, by event time and in UTC. What is older
 * than the buckets kept, seen from the customer's newest signal, is forgotten; they reach a little
 * further back than the longest window so that late signals still find full windows.
 */
public enum Granularity {
  /** For windows of up to 2 days. */
  HOUR(Duration.ofHours(1), Duration.ofDays(2), 60),
  /** For windows of up to 100 days. */
  DAY(Duration.ofDays(1), Duration.ofDays(100), 110),
  /** Seven days, for longer windows; one that asks for more than is kept sees what is kept. */
  WEEK(Duration.ofDays(7), Duration.ofDays(735), 110);

  private final long seconds;
  private final Duration longestWindow;
  private final int kept;

  Granularity(Duration width, Duration longestWindow, int kept) {
    this.seconds = width.toSeconds();
    this.longestWindow = longestWindow;
    this.kept = kept;
  }

  static Granularity of(Duration window) {
    if (window.compareTo(HOUR.longestWindow) <= 0) {
      return HOUR;
    }
    return window.compareTo(DAY.longestWindow) <= 0 ? DAY : WEEK;
  }

  /** The bucket this moment falls into. */
  long bucket(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), seconds);
  }

  /** The first bucket of a window that ends in the bucket of this moment. */
  long firstBucket(Duration window, Instant end) {
    long buckets = Math.max(1, (window.toSeconds() + seconds - 1) / seconds);
    return bucket(end) - buckets + 1;
  }

  /** The oldest bucket kept of a customer whose newest signal is from this moment. */
  long oldestKept(Instant newest) {
    return bucket(newest) - kept + 1;
  }
}
