package io.holdfast.task;

import java.util.Optional;

/**
 * A page of open tasks.
 *
 * @param limit most tasks on the page, 1 or more
 * @param after place of the last task on the page before; absent for the first page
 */
public record TaskQuery(TaskFilter filter, int limit, Optional<Urgency> after) {

  /**
   * @throws IllegalArgumentException when the limit is below 1
   */
  public TaskQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("A page holds at least one task");
    }
  }

  /** The first page of all open tasks. */
  public static TaskQuery all(int limit) {
    return first(TaskFilter.ANY, limit);
  }

  /** The first page of those asked for. */
  public static TaskQuery first(TaskFilter filter, int limit) {
    return new TaskQuery(filter, limit, Optional.empty());
  }
}
