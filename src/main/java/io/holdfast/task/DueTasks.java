package io.holdfast.task;

import io.holdfast.action.TaskChoices;
import io.holdfast.task.TaskChanged.Kind;
import io.holdfast.task.TaskStore.Entry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Does what happens to tasks by itself: those whose wait is over wake, and of those that are not
 * begun or done in time the rules are told, once each.
 */
public final class DueTasks {
  private static final Set<Kind> DEADLINES = EnumSet.of(Kind.START_OVERDUE, Kind.OVERDUE);

  private final TaskStore store;
  private final Supplier<TaskChoices> choices;
  private final Lifecycle lifecycle;
  private final int limit;
  private final InstantSource clock;

  /**
   * @param choices what the rule set wants to be told now
   * @param limit most tasks of one state shard at a time
   */
  public DueTasks(
      TaskStore store,
      Supplier<TaskChoices> choices,
      TaskLimits kept,
      StepLimits limits,
      int limit,
      InstantSource clock) {
    this.store = store;
    this.choices = choices;
    this.lifecycle = new Lifecycle(kept, limits);
    this.limit = limit;
    this.clock = clock;
  }

  /**
   * Looks at the tasks of these state shards whose time has come. Several may do so at once.
   *
   * @return whether there may be more
   * @throws TaskStoreUnavailable when the store cannot be reached; trying again is safe
   */
  public boolean work(Collection<Integer> shards) {
    Instant now = clock.instant();
    List<Entry> entries =
        store.find(store.due(shards, now, limit)).stream()
            .flatMap(task -> entry(task, now).stream())
            .toList();
    // what somebody else was faster with is looked at again
    store.commit(entries);
    return !entries.isEmpty();
  }

  private Optional<Entry> entry(Task task, Instant now) {
    return lifecycle
        .byItself(task, choices.get(), now)
        .map(
            after ->
                new Entry(Optional.of(task), after, List.of(after.lastChange()), signal(after)));
  }

  private Optional<TaskSignal> signal(Task after) {
    return DEADLINES.contains(after.lastChange().change())
        ? choices.get().overdue().map(tells -> TaskSignal.of(after, tells))
        : Optional.empty();
  }
}
