package io.holdfast.task;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionRequested.TaskOrder;
import io.holdfast.task.TaskChanged.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something a manager has to do for a customer; immutable.
 *
 * @param id the id of the action that opened it
 * @param version 1 when opened, one more with every change
 * @param cause what it is about; one task per customer and cause is open at a time
 * @param owner manager nominated or at work; absent while the queue shares it out
 * @param priority 1, most urgent, to 5
 * @param due when it must be done
 * @param occasions the signals behind it, oldest first
 * @param occasionCount how many there were, those no longer kept included
 * @param history its changes, oldest first
 */
public record Task(
    String id,
    long version,
    TaskState state,
    String customerId,
    String cause,
    Map<String, String> causeTitle,
    String queue,
    Map<String, String> queueTitle,
    Optional<String> owner,
    int priority,
    Instant due,
    Instant created,
    Briefing briefing,
    List<Occasion> occasions,
    int occasionCount,
    List<TaskChanged> history) {

  /** Opens the task an action asks for. */
  static Task open(ActionRequested action, TaskOrder order, Instant now) {
    return new Task(
            action.actionId(),
            0,
            TaskState.NEW,
            action.customerId(),
            order.cause(),
            order.causeTitle(),
            order.queue(),
            order.queueTitle(),
            order.owner(),
            order.priority(),
            order.due(),
            now,
            Briefing.of(action, order),
            List.of(Occasion.of(action)),
            1,
            List.of())
        .changed(Kind.OPENED, TaskState.READY, action, now, 2);
  }

  /**
   * Lets another action for the same customer and cause join this task: what to know becomes the
   * newest, what was promised only becomes stricter.
   */
  Task join(ActionRequested action, TaskOrder order, Instant now, TaskLimits limits) {
    return new Task(
            id,
            version,
            state,
            customerId,
            cause,
            causeTitle,
            queue,
            queueTitle,
            owner,
            Math.min(priority, order.priority()),
            due.isBefore(order.due()) ? due : order.due(),
            created,
            Briefing.of(action, order),
            Bounded.append(occasions, Occasion.of(action), limits.occasions()),
            occasionCount + 1,
            history)
        .changed(Kind.SIGNAL_ADDED, state, action, now, limits.history());
  }

  /** The change that led to this version. */
  public TaskChanged lastChange() {
    return history.get(history.size() - 1);
  }

  /** The newest reason the rules gave for it. */
  public Occasion lastOccasion() {
    return occasions.get(occasions.size() - 1);
  }

  /** Whether it should have been done by now. */
  public boolean overdue(Instant now) {
    return state.open() && due.isBefore(now);
  }

  private Task changed(
      Kind kind, TaskState to, ActionRequested action, Instant at, int historyLimit) {
    TaskChanged change =
        new TaskChanged(
            id,
            version + 1,
            kind,
            kind == Kind.OPENED ? Optional.empty() : Optional.of(state),
            to,
            at,
            TaskChanged.RULES,
            customerId,
            cause,
            action.decisionId(),
            Optional.of(action.actionId()),
            queue,
            owner,
            priority,
            due);
    return new Task(
        id,
        version + 1,
        to,
        customerId,
        cause,
        causeTitle,
        queue,
        queueTitle,
        owner,
        priority,
        due,
        created,
        briefing,
        occasions,
        occasionCount,
        Bounded.append(history, change, historyLimit));
  }
}
