package io.holdfast.console;

import io.holdfast.task.TaskCounts;
import io.holdfast.task.TaskFilter;
import io.holdfast.task.TaskOutline;
import io.holdfast.task.TaskScope;
import io.holdfast.task.TaskStore;
import io.holdfast.task.TaskStoreUnavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Counts open tasks, read once for all readers who look at about the same time. */
@Component
class OpenTaskCounts {
  private final TaskStore tasks;
  private final ConsoleProperties properties;
  private final InstantSource clock;
  private Instant readAt = Instant.MIN;
  private List<TaskOutline> open = List.of();

  OpenTaskCounts(TaskStore tasks, ConsoleProperties properties, InstantSource clock) {
    this.tasks = tasks;
    this.properties = properties;
    this.clock = clock;
  }

  /** Of those that somebody is shown; absent where that is all. */
  TaskCounts counts(Optional<TaskScope> scope) {
    TaskFilter shown = TaskFilter.ANY.within(scope);
    return TaskCounts.of(open().stream().filter(shown::asksFor).toList(), clock.instant());
  }

  private synchronized List<TaskOutline> open() {
    Instant now = clock.instant();
    if (readAt.isBefore(now.minus(properties.countsAge()))) {
      open = tasks.outlines();
      readAt = now;
    }
    return open;
  }

  /** Of all, unless the store cannot be reached: health is shown most of all then. */
  Optional<TaskCounts> ifReachable() {
    try {
      return Optional.of(counts(Optional.empty()));
    } catch (TaskStoreUnavailable e) {
      return Optional.empty();
    }
  }
}
