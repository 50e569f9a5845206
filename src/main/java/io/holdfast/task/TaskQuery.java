package io.holdfast.task;

import java.util.Optional;

/**
 * Which open tasks to list.
 *
 * @param state an open state
 * @param limit most tasks on the page, 1 or more
 * @param after place of the last task on the page before; absent for the first page
 */
public record TaskQuery(
    Optional<String> queue,
    Optional<String> owner,
    Optional<TaskState> state,
    int limit,
    Optional<Urgency> after) {

  /**
   * @throws IllegalArgumentException when the state is a closed one or the limit below 1
   */
  public TaskQuery {
    if (state.isPresent() && !state.get().open()) {
      throw new IllegalArgumentException("Only open tasks are listed");
    }
    if (limit < 1) {
      throw new IllegalArgumentException("A page holds at least one task");
    }
  }

  /** The first page of all open tasks. */
  public static TaskQuery all(int limit) {
    return new TaskQuery(
        Optional.empty(), Optional.empty(), Optional.empty(), limit, Optional.empty());
  }

  /** Whether a task with these properties is asked for. */
  public boolean asksFor(String queue, Optional<String> owner, TaskState state) {
    return this.queue.map(queue::equals).orElse(true)
        && (this.owner.isEmpty() || this.owner.equals(owner))
        && this.state.map(s -> s == state).orElse(true);
  }
}
