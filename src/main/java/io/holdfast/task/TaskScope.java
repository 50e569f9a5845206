package io.holdfast.task;

import java.util.Optional;
import java.util.Set;

/**
 * Whose tasks somebody is shown: their own, and those of their desks.
 *
 * @param desks queues they work for
 */
public record TaskScope(String person, Set<String> desks) {

  /** Finds out what somebody is shown. */
  public interface Rules {
    /**
     * What a person is shown; absent where that is everything.
     *
     * @param team whether they see everybody's tasks
     */
    Optional<TaskScope> of(String person, boolean team);
  }

  boolean covers(String queue, Optional<String> owner) {
    return desks.contains(queue) || owner.filter(person::equals).isPresent();
  }

  // a colleague who gives a task on takes nobody's words away
  boolean everCovered(Task task) {
    return task.history().stream().anyMatch(change -> covers(change.queue(), change.owner()));
  }
}
