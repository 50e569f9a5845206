package io.holdfast.console;

import io.holdfast.task.TaskCounts;
import io.holdfast.task.TaskStore;
import io.holdfast.task.TaskStoreUnavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Counts open tasks once for all readers who look at about the same time. */
@Component
class OpenTaskCounts {
  private final TaskStore tasks;
  private final ConsoleProperties properties;
  private final InstantSource clock;
  private Instant countedAt = Instant.MIN;
  private TaskCounts counts;

  OpenTaskCounts(TaskStore tasks, ConsoleProperties properties, InstantSource clock) {
    this.tasks = tasks;
    this.properties = properties;
    this.clock = clock;
  }

  synchronized TaskCounts counts() {
    Instant now = clock.instant();
    if (counts == null || countedAt.isBefore(now.minus(properties.countsAge()))) {
      counts = tasks.count(now);
      countedAt = now;
    }
    return counts;
  }

  /** The counts, unless the store cannot be reached: health is shown most of all then. */
  Optional<TaskCounts> ifReachable() {
    try {
      return Optional.of(counts());
    } catch (TaskStoreUnavailable e) {
      return Optional.empty();
    }
  }
}
