package io.holdfast.task;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionRequested.Explained;
import io.holdfast.action.ActionRequested.TaskOrder;
import io.holdfast.task.TaskChanged.Kind;
import io.holdfast.vocabulary.Desk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The next version of a task while it is made. */
final class TaskDraft {
  private final Optional<Task> before;
  private final String id;
  private final String customerId;
  private final String cause;
  private final Map<String, String> causeTitle;
  private final Instant created;
  private final List<String> skills;
  TaskState state;
  String queue;
  Map<String, String> queueTitle;
  Optional<String> owner;
  int priority;
  Instant due;
  Optional<Hold> hold;
  Optional<Instant> overdueSince;
  Optional<Instant> startBy;
  Optional<Instant> startOverdueSince;
  Optional<Instant> remindStart;
  Optional<Instant> remindDue;
  Optional<Closing> closing;
  Briefing briefing;
  List<Occasion> occasions;
  int occasionCount;

  TaskDraft(Task task) {
    before = Optional.of(task);
    id = task.id();
    customerId = task.customerId();
    cause = task.cause();
    causeTitle = task.causeTitle();
    created = task.created();
    skills = task.skills();
    state = task.state();
    queue = task.queue();
    queueTitle = task.queueTitle();
    owner = task.owner();
    priority = task.priority();
    due = task.due();
    hold = task.hold();
    overdueSince = task.overdueSince();
    startBy = task.startBy();
    startOverdueSince = task.startOverdueSince();
    remindStart = task.remindStart();
    remindDue = task.remindDue();
    closing = task.closing();
    briefing = task.briefing();
    occasions = task.occasions();
    occasionCount = task.occasionCount();
  }

  TaskDraft(ActionRequested action, TaskOrder order, Instant now) {
    before = Optional.empty();
    id = action.actionId();
    customerId = action.customerId();
    cause = order.cause();
    causeTitle = order.causeTitle();
    created = now;
    skills = order.skills();
    state = TaskState.NEW;
    queue = order.queue();
    queueTitle = order.queueTitle();
    owner = order.owner();
    priority = order.priority();
    due = order.due();
    hold = Optional.empty();
    overdueSince = Optional.empty();
    startBy = order.startBy();
    startOverdueSince = Optional.empty();
    remindStart = Optional.empty();
    remindDue = Optional.empty();
    closing = Optional.empty();
    briefing = Briefing.of(action, order);
    occasions = List.of(Occasion.of(action));
    occasionCount = 1;
  }

  void wake(Desk desk, Instant now) {
    state = hold.map(Hold::from).orElse(state);
    hold.flatMap(Hold::paused).ifPresent(since -> due = desk.resumed(due, since, now));
    hold = Optional.empty();
    remind(desk, now);
  }

  /** Reminds of its deadlines, unless the time for that is over. */
  void remind(Desk desk, Instant now) {
    remindStart = startBy.flatMap(desk::remindsOfStart).filter(now::isBefore);
    remindDue = desk.remindsOfEnd(due).filter(now::isBefore);
  }

  void begun() {
    startBy = Optional.empty();
    remindStart = Optional.empty();
  }

  /** What led to the version. */
  record Change(
      Kind kind,
      Instant at,
      String actor,
      String decisionId,
      Optional<String> actionId,
      Optional<String> commandId,
      Optional<String> outcome,
      Optional<String> reason,
      Optional<Explained> because,
      Optional<Nomination> nomination) {

    static Change byNomination(Task task, Nomination nomination, Instant now) {
      return new Change(
          Kind.NOMINATED,
          now,
          TaskChanged.CLOCK,
          task.lastChange().decisionId(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(nomination));
    }

    Change nominating(Optional<Nomination> who) {
      return new Change(
          kind, at, actor, decisionId, actionId, commandId, outcome, reason, because, who);
    }
  }

  Task changed(Change change, int historyLimit) {
    long version = before.map(Task::version).orElse(0L) + 1;
    TaskChanged changed =
        new TaskChanged(
            id,
            version,
            change.kind(),
            before.map(Task::state),
            state,
            change.at(),
            change.actor(),
            customerId,
            cause,
            change.decisionId(),
            change.actionId(),
            change.commandId(),
            change.outcome(),
            change.reason(),
            queue,
            owner,
            priority,
            due,
            change.because(),
            change.nomination(),
            startBy);
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
        priority,
        due,
        created,
        hold,
        overdueSince,
        closing,
        briefing,
        occasions,
        occasionCount,
        Bounded.append(before.map(Task::history).orElse(List.of()), changed, historyLimit),
        skills,
        startBy,
        startOverdueSince,
        remindStart,
        remindDue);
  }
}
