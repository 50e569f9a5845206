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
 */
public record TaskAssignment(
    String queue,
    Optional<String> owner,
    Instant due,
    int priority,
    String playbook,
    List<String> mayOffer) {

  /** The same with nothing to offer. */
  public TaskAssignment withoutOffers() {
    return new TaskAssignment(queue, owner, due, priority, playbook, List.of());
  }
}
