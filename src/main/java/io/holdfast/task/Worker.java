package io.holdfast.task;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody whom tasks can be given to.
 *
 * @param id the word that tasks and customers know them by
 * @param desks queues they are given tasks of
 * @param skills what they are able to, in the words that rules ask for it in; who has none is taken
 *     to be able to everything
 * @param capacity most open tasks they are given; absent where their desk says how many
 * @param absence the next or present one
 */
public record Worker(
    String id,
    Set<String> desks,
    Set<String> skills,
    Optional<Integer> capacity,
    Optional<Absence> absence) {

  /**
   * A time away.
   *
   * @param until when they are back
   * @param deputy who stands in for them
   */
  public record Absence(Instant from, Instant until, Optional<String> deputy) {}

  // nobody said yet what a new colleague is able to
  boolean ableTo(Collection<String> asked) {
    return skills.isEmpty() || skills.containsAll(asked);
  }

  /** The absence they are on. */
  Optional<Absence> away(Instant now) {
    return absence.filter(one -> !now.isBefore(one.from()) && now.isBefore(one.until()));
  }
}
