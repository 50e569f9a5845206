package io.holdfast.vocabulary;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a desk works on the tasks in its queue.
 *
 * @param capacity most open tasks that one person there is given, unless they have a capacity of
 *     their own; absent where people take tasks from the queue themselves
 * @param hours when time to do a task runs; absent where it always does
 */
public record Desk(Optional<Integer> capacity, Optional<WorkingHours> hours) {
  /** Of which nothing is said. */
  public static final Desk USUAL = new Desk(Optional.empty(), Optional.empty());

  /** The moment at which so much of its time has passed. */
  public Instant after(Instant from, Duration time) {
    return hours.map(open -> open.after(from, time)).orElseGet(() -> from.plus(time));
  }

  /**
   * A deadline that stood still for a while.
   *
   * @param since when it began to stand still
   * @param now when it goes on
   */
  public Instant resumed(Instant deadline, Instant since, Instant now) {
    if (deadline.isBefore(since)) {
      return deadline;
    }
    return hours
        .map(open -> open.plus(now, open.between(since, deadline)))
        .orElseGet(() -> deadline.plus(Duration.between(since, now)));
  }
}
