package io.holdfast.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each caller ask so often in a time, evenly or in a burst; who asks more often has to wait.
 * Callers not heard of for longest are forgotten first.
 */
public final class RateLimit {
  private final Duration time;
  private final Duration each;
  private final InstantSource clock;
  private final Map<String, Instant> paidUntil;

  /**
   * @param times how often in the time
   * @param callers most callers to remember
   */
  public RateLimit(int times, Duration time, int callers, InstantSource clock) {
    this.time = time;
    this.each = time.dividedBy(times);
    this.clock = clock;
    this.paidUntil =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > callers;
          }
        };
  }

  /** How long the caller has to wait; zero where they may go on. */
  public synchronized Duration ask(String caller) {
    Instant now = clock.instant();
    Instant before = paidUntil.getOrDefault(caller, now);
    Instant next = (before.isBefore(now) ? now : before).plus(each);
    Duration wait = Duration.between(now.plus(time), next);
    if (!wait.isNegative() && !wait.isZero()) {
      return wait;
    }
    paidUntil.put(caller, next);
    return Duration.ZERO;
  }
}
