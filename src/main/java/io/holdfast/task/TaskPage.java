package io.holdfast.task;

import java.util.List;
import java.util.Optional;

/**
 * Open tasks, most urgent first.
 *
 * @param next where the next page starts after; absent on the last page
 */
public record TaskPage(List<Task> tasks, Optional<Urgency> next) {

  /** A page of the first so many of the tasks found; one more than fits says that more follow. */
  public static TaskPage of(List<Task> found, int limit) {
    if (found.size() <= limit) {
      return new TaskPage(List.copyOf(found), Optional.empty());
    }
    List<Task> page = List.copyOf(found.subList(0, limit));
    return new TaskPage(page, Optional.of(Urgency.of(page.get(limit - 1))));
  }
}
