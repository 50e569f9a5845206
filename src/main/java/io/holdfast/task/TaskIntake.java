package io.holdfast.task;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionRequested.TaskOrder;
import io.holdfast.task.TaskStore.Entry;
import io.holdfast.task.TaskStore.Loaded;
import io.holdfast.task.TaskStore.Subject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns actions that ask for a manager into tasks. */
public final class TaskIntake {
  private final TaskStore store;
  private final TaskLimits limits;
  private final InstantSource clock;

  public TaskIntake(TaskStore store, TaskLimits limits, InstantSource clock) {
    this.store = store;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Opens a task for each action, or lets the action join the open one of its customer and cause.
   * An action taken before leads to the same change again, and to nothing else.
   *
   * @param actions of which those without a task are passed over
   * @return one change for each different action, in the order given
   * @throws TaskStoreUnavailable when the store cannot be reached
   */
  public List<TaskChanged> take(List<ActionRequested> actions) {
    Map<String, ActionRequested> left = new LinkedHashMap<>();
    actions.stream()
        .filter(a -> a.task().isPresent())
        .forEach(a -> left.putIfAbsent(a.actionId(), a));
    List<String> order = List.copyOf(left.keySet());
    Map<String, TaskChanged> changes = new LinkedHashMap<>();
    // ends: a conflict means that another instance has got further
    while (!left.isEmpty()) {
      changes.putAll(attempt(left.values()));
      left.keySet().removeAll(changes.keySet());
    }
    return order.stream().map(changes::get).toList();
  }

  private Map<String, TaskChanged> attempt(Collection<ActionRequested> actions) {
    Loaded loaded =
        store.load(
            actions.stream().map(TaskIntake::subject).distinct().toList(),
            actions.stream().map(ActionRequested::actionId).toList());
    Map<String, TaskChanged> changes = new LinkedHashMap<>(loaded.changes());
    Map<Subject, Draft> drafts = new LinkedHashMap<>();
    for (ActionRequested action : actions) {
      if (!changes.containsKey(action.actionId())) {
        Subject subject = subject(action);
        drafts
            .computeIfAbsent(subject, s -> new Draft(Optional.ofNullable(loaded.open().get(s))))
            .take(action, clock.instant(), limits);
      }
    }
    Set<Subject> conflicts = store.commit(drafts.values().stream().map(Draft::entry).toList());
    drafts.keySet().removeAll(conflicts);
    for (Draft draft : drafts.values()) {
      draft.changes.forEach(change -> changes.put(change.actionId().orElseThrow(), change));
    }
    return changes;
  }

  private static Subject subject(ActionRequested action) {
    return new Subject(action.customerId(), action.task().orElseThrow().cause());
  }

  /** One subject's task while a batch is folded into it. */
  private static final class Draft {
    private final Optional<Task> before;
    private final List<TaskChanged> changes = new ArrayList<>();
    private Optional<Task> task;

    Draft(Optional<Task> before) {
      this.before = before;
      this.task = before;
    }

    void take(ActionRequested action, Instant now, TaskLimits limits) {
      TaskOrder order = action.task().orElseThrow();
      Task next =
          task.map(open -> open.join(action, order, now, limits))
              .orElseGet(() -> Task.open(action, order, now));
      changes.add(next.lastChange());
      task = Optional.of(next);
    }

    Entry entry() {
      return new Entry(before, task.orElseThrow(), List.copyOf(changes));
    }
  }
}
