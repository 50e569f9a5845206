package io.holdfast.task;

import java.time.Instant;
import java.util.Optional;

/**
 * Who is to do a task, and why.
 *
 * @param person absent where it waits in its queue for whoever takes it
 * @param insteadOf who would have had it and is absent
 * @param until when that person is back
 */
public record Nomination(
    Why why, Optional<String> person, Optional<String> insteadOf, Optional<Instant> until) {

  /** What decided. */
  public enum Why {
    /** The rules named the customer's own manager. */
    MANAGER_OF_RECORD,
    /** The one it would be is absent, and the deputy is not. */
    DEPUTY,
    /** Of those at the desk who have the skills and time for it, the one with least to do. */
    LEAST_LOADED,
    /** Nobody: people at this desk take tasks themselves. */
    QUEUE,
    /** Nobody: no account works for this desk. */
    NOBODY_THERE,
    /** Nobody: none of those at the desk has all the skills it takes. */
    NOBODY_SKILLED,
    /** Nobody: all who have the skills are absent. */
    ALL_ABSENT,
    /** Nobody: all who are there have as many tasks as they can do. */
    ALL_BUSY
  }

  static Nomination of(Why why, Optional<String> person) {
    return new Nomination(why, person, Optional.empty(), Optional.empty());
  }

  Nomination insteadOf(Worker absent, Worker.Absence absence) {
    return new Nomination(why, person, Optional.of(absent.id()), Optional.of(absence.until()));
  }
}
