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
 * @param remindStart how much of that time before a task is to be begun somebody is reminded
 * @param remindDue how much of it before a task is to be done
 */
public record Desk(
    Optional<Integer> capacity,
    Optional<WorkingHours> hours,
    Optional<Duration> remindStart,
    Optional<Duration> remindDue) {
  /** Of which nothing is said. */
  public static final Desk USUAL = new Desk(Optional.empty(), Optional.empty());

  /** A desk that reminds nobody. */
  public Desk(Optional<Integer> capacity, Optional<WorkingHours> hours) {
    this(capacity, hours, Optional.empty(), Optional.empty());
  }

  /** When somebody is reminded that a task is to be begun by then; absent where nobody is. */
  public Optional<Instant> remindsOfStart(Instant startBy) {
    return remindStart.map(time -> before(startBy, time));
  }

  /** When somebody is reminded that a task is to be done by then; absent where nobody is. */
  public Optional<Instant> remindsOfEnd(Instant due) {
    return remindDue.map(time -> before(due, time));
  }

  private Instant before(Instant deadline, Duration time) {
    return hours.map(open -> open.minus(deadline, time)).orElseGet(() -> deadline.minus(time));
  }

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
