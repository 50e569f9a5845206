package io.holdfast.task;

import io.holdfast.action.ActionEvent;
import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionRequested.TaskOrder;
import io.holdfast.action.ActionWithdrawn;
import io.holdfast.task.TaskStore.Entry;
import io.holdfast.task.TaskStore.Loaded;
import io.holdfast.task.TaskStore.Subject;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Desk;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns actions that ask for a manager into tasks, and closes those of actions withdrawn. */
public final class TaskIntake {
  private final TaskStore store;
  private final Optional<Assigner> assigner;
  private final TaskLimits limits;
  private final InstantSource clock;

  /** An intake that leaves it to the rules who does a task. */
  public TaskIntake(TaskStore store, TaskLimits limits, InstantSource clock) {
    this(store, Optional.empty(), limits, clock);
  }

  /**
   * An intake.
   *
   * @param assigner says who does a task; where there is none, that is left to the rules
   */
  public TaskIntake(
      TaskStore store, Optional<Assigner> assigner, TaskLimits limits, InstantSource clock) {
    this.store = store;
    this.assigner = assigner;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Opens a task for each action, or lets the action join the open one of its customer and cause;
   * closes the open task of an action that is withdrawn and not replaced. An action taken before
   * leads to the same change again, and to nothing else; a withdrawal whose task is closed leads to
   * nothing.
   *
   * @param events of which those that ask for no manager are passed over
   * @return one change for each different event that leads to one, in the order given
   * @throws TaskStoreUnavailable when the store cannot be reached
   */
  public List<TaskChanged> take(List<? extends ActionEvent> events) {
    Map<String, ActionEvent> left = new LinkedHashMap<>();
    events.stream()
        .filter(event -> cause(event).isPresent())
        .forEach(event -> left.putIfAbsent(event.eventId(), event));
    List<String> order = List.copyOf(left.keySet());
    Map<String, Optional<TaskChanged>> done = new HashMap<>();
    // ends: a conflict means that another instance has got further
    while (!left.isEmpty()) {
      done.putAll(attempt(left.values()));
      left.keySet().removeAll(done.keySet());
    }
    return order.stream().flatMap(id -> done.get(id).stream()).toList();
  }

  private Map<String, Optional<TaskChanged>> attempt(Collection<ActionEvent> events) {
    Loaded loaded =
        store.load(
            events.stream().map(TaskIntake::subject).distinct().toList(),
            events.stream().map(ActionEvent::eventId).toList());
    Map<String, Optional<TaskChanged>> done = new HashMap<>();
    loaded.changes().forEach((id, change) -> done.put(id, Optional.of(change)));
    loaded.passedOver().forEach(id -> done.put(id, Optional.empty()));
    Map<Subject, Draft> drafts = new LinkedHashMap<>();
    for (ActionEvent event : events) {
      if (!done.containsKey(event.eventId())) {
        drafts
            .computeIfAbsent(
                subject(event), s -> new Draft(Optional.ofNullable(loaded.open().get(s))))
            .take(event, clock.instant());
      }
    }
    Set<Subject> conflicts =
        store.commit(drafts.values().stream().flatMap(draft -> draft.entry().stream()).toList());
    drafts.keySet().removeAll(conflicts);
    drafts.values().forEach(draft -> done.putAll(draft.done));
    return done;
  }

  private static Optional<String> cause(ActionEvent event) {
    if (event instanceof ActionRequested action) {
      return action.task().map(TaskOrder::cause);
    }
    ActionWithdrawn gone = (ActionWithdrawn) event;
    return gone.about().filter(about -> gone.kind() == ActionKind.MANAGER_TASK);
  }

  private static Subject subject(ActionEvent event) {
    return new Subject(event.customerId(), cause(event).orElseThrow());
  }

  /** One subject's task while a batch is folded into it. */
  private final class Draft {
    private final Optional<Task> before;
    private final Map<String, Optional<TaskChanged>> done = new LinkedHashMap<>();
    private Optional<Task> task;

    Draft(Optional<Task> before) {
      this.before = before;
      this.task = before;
    }

    // what follows a task's end is about the next task, and left for the next attempt
    void take(ActionEvent event, Instant now) {
      if (task.filter(one -> !one.state().open()).isPresent()) {
        return;
      }
      Optional<Task> next = next(event, now);
      done.put(event.eventId(), next.map(Task::lastChange));
      task = next.or(() -> task);
    }

    private Optional<Task> next(ActionEvent event, Instant now) {
      if (event instanceof ActionWithdrawn withdrawn) {
        // what takes its place joins it, so that it never leaves its manager
        return task.filter(one -> withdrawn.replacedBy().isEmpty())
            .filter(one -> one.goesBackTo(withdrawn.actionId()))
            .map(one -> one.withdraw(withdrawn, now, limits));
      }
      ActionRequested action = (ActionRequested) event;
      TaskOrder order = action.task().orElseThrow();
      return Optional.of(
          task.map(open -> open.join(action, order, desk(open.queue()), now, limits))
              .orElseGet(
                  () ->
                      Task.open(action, order, nomination(order, now), desk(order.queue()), now)));
    }

    private Desk desk(String queue) {
      return assigner.map(one -> one.desk(queue)).orElse(Desk.USUAL);
    }

    private Optional<Nomination> nomination(TaskOrder order, Instant now) {
      return assigner.map(one -> one.nominate(order.queue(), order.owner(), order.skills(), now));
    }

    /** Absent where nothing changed. */
    Optional<Entry> entry() {
      List<TaskChanged> changes = done.values().stream().flatMap(Optional::stream).toList();
      return changes.isEmpty()
          ? Optional.empty()
          : Optional.of(new Entry(before, task.orElseThrow(), changes));
    }
  }
}
