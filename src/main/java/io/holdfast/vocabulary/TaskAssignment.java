package io.holdfast.vocabulary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who does a task, by when and with what.
 *
 * @param owner manager of record; absent where the queue shares it out
 * @param priority 1, most urgent, to 5
 * @param mayOffer offers of the catalogue the manager may make
 * @param skills what whoever does it must be able to
 * @param startBy by when somebody must have begun with it
 */
public record TaskAssignment(
    String queue,
    Optional<String> owner,
    Instant due,
    int priority,
    String playbook,
    List<String> mayOffer,
    List<String> skills,
    Optional<Instant> startBy) {

  public TaskAssignment {
    // what was recorded before there were such has none
    skills = skills == null ? List.of() : skills;
  }

  /** An assignment that anybody can do, and begin as late as they like. */
  public TaskAssignment(
      String queue,
      Optional<String> owner,
      Instant due,
      int priority,
      String playbook,
      List<String> mayOffer) {
    this(queue, owner, due, priority, playbook, mayOffer, List.of(), Optional.empty());
  }

  /** The same with nothing to offer. */
  public TaskAssignment withoutOffers() {
    return new TaskAssignment(queue, owner, due, priority, playbook, List.of(), skills, startBy);
  }
}
