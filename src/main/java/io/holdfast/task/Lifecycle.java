package io.holdfast.task;

import static io.holdfast.task.TaskState.CLAIMED;
import static io.holdfast.task.TaskState.IN_PROGRESS;
import static io.holdfast.task.TaskState.ON_HOLD;
import static io.holdfast.task.TaskState.READY;

import io.holdfast.action.TaskChoices;
import io.holdfast.action.TaskOutcome;
import io.holdfast.action.TaskOutcome.Leads;
import io.holdfast.task.TaskChanged.Kind;
import io.holdfast.task.TaskCommand.Claim;
import io.holdfast.task.TaskCommand.Close;
import io.holdfast.task.TaskCommand.Delegate;
import io.holdfast.task.TaskCommand.Forward;
import io.holdfast.task.TaskCommand.Release;
import io.holdfast.task.TaskCommand.Resume;
import io.holdfast.task.TaskCommand.Start;
import io.holdfast.task.TaskCommand.Stop;
import io.holdfast.task.TaskCommand.Suspend;
import io.holdfast.task.TaskCommand.Undo;
import io.holdfast.task.TaskRefusal.Reason;
import io.holdfast.vocabulary.Desk;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each command makes of a task, and when it may be given. Pure. */
final class Lifecycle {
  private static final Set<TaskState> AT_WORK = EnumSet.of(READY, CLAIMED, IN_PROGRESS);
  private static final Set<TaskState> ANY_OPEN = EnumSet.of(READY, CLAIMED, IN_PROGRESS, ON_HOLD);
  // what is closed has been told to others, and what was resumed can simply be put on hold again
  private static final Set<Kind> TAKEN_BACK =
      EnumSet.of(
          Kind.CLAIMED,
          Kind.RELEASED,
          Kind.STARTED,
          Kind.STOPPED,
          Kind.DELEGATED,
          Kind.FORWARDED,
          Kind.SUSPENDED);

  private final TaskLimits kept;
  private final StepLimits limits;

  Lifecycle(TaskLimits kept, StepLimits limits) {
    this.kept = kept;
    this.limits = limits;
  }

  /** The task after the command, or why it stays as it is. */
  TaskAnswer answer(Task task, TaskRequest request, TaskChoices choices, Instant now) {
    if (!task.state().open()) {
      return refused(Reason.CLOSED, task);
    }
    if (changedSince(task, request)) {
      return refused(Reason.CHANGED_SINCE, task);
    }
    Step step = step(task, request, choices, now);
    if (!step.from().contains(task.state())) {
      return refused(Reason.WRONG_STATE, task);
    }
    if (step.ownersOnly() && !owns(task, request)) {
      return refused(Reason.NOT_YOURS, task);
    }
    return step.refusal()
        .map(reason -> refused(reason, task))
        .orElseGet(() -> done(task, request, step, now));
  }

  /** The task after what happens to it by itself, if its time has come. */
  Optional<Task> byItself(Task task, TaskChoices choices, Instant now) {
    if (task.nextStep().filter(next -> !next.isAfter(now)).isEmpty()) {
      return Optional.empty();
    }
    TaskDraft draft = new TaskDraft(task);
    TaskDraft.Change change =
        new TaskDraft.Change(
            happens(draft, choices.desk(task.queue()), now),
            now,
            TaskChanged.CLOCK,
            task.lastChange().decisionId(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Optional.of(draft.changed(change, kept.history()));
  }

  private static Kind happens(TaskDraft draft, Desk desk, Instant now) {
    if (draft.hold.filter(hold -> !hold.until().isAfter(now)).isPresent()) {
      draft.wake(desk, now);
      return Kind.RESUMED;
    } else if (!draft.due.isAfter(now)) {
      draft.overdueSince = Optional.of(now);
      return Kind.OVERDUE;
    } else if (passed(draft.startBy, now) && draft.startOverdueSince.isEmpty()) {
      draft.startOverdueSince = Optional.of(now);
      draft.remindStart = Optional.empty();
      return Kind.START_OVERDUE;
    } else if (passed(draft.remindStart, now)) {
      draft.remindStart = Optional.empty();
      return Kind.START_DUE_SOON;
    }
    draft.remindDue = Optional.empty();
    return Kind.DUE_SOON;
  }

  private static boolean passed(Optional<Instant> moment, Instant now) {
    return moment.filter(at -> !at.isAfter(now)).isPresent();
  }

  /** Names of the commands that this person may give now, whatever they ask in detail. */
  Set<String> possible(
      Task task, String person, Optional<TaskScope> scope, TaskChoices choices, Instant now) {
    Map<String, TaskCommand> samples = new LinkedHashMap<>();
    samples.put("claim", new Claim());
    samples.put("start", new Start());
    samples.put("stop", new Stop());
    samples.put("resume", new Resume());
    samples.put("release", new Release());
    samples.put("undo", new Undo());
    samples.put("delegate", new Delegate(person));
    choices.queues().keySet().stream()
        .findFirst()
        .ifPresent(queue -> samples.put("forward", new Forward(queue)));
    choices
        .outcomes()
        .forEach(
            (code, outcome) -> {
              if (outcome.leads() == Leads.ON_HOLD) {
                samples.put("suspend", new Suspend(now.plus(limits.longestWait()), code));
              } else {
                Optional<String> reason = outcome.reasons().keySet().stream().findFirst();
                samples.put("close", new Close(code, reason, Optional.empty()));
              }
            });
    samples
        .values()
        .removeIf(
            command ->
                answer(
                        task,
                        new TaskRequest("", task.id(), task.version(), person, scope, command),
                        choices,
                        now)
                    instanceof TaskAnswer.Refused);
    return samples.keySet();
  }

  private TaskAnswer done(Task task, TaskRequest request, Step step, Instant now) {
    TaskDraft draft = new TaskDraft(task);
    step.edit().accept(draft);
    TaskDraft.Change change =
        new TaskDraft.Change(
            step.kind(),
            now,
            request.person(),
            task.lastChange().decisionId(),
            Optional.empty(),
            Optional.of(request.id()),
            step.outcome(),
            step.reason(),
            Optional.empty(),
            Optional.empty());
    return new TaskAnswer.Done(draft.changed(change, kept.history()));
  }

  // signals that joined since are no reason to lose a click, unless it would close them unread
  private static boolean changedSince(Task task, TaskRequest request) {
    List<TaskChanged> since =
        task.history().stream().filter(change -> change.version() > request.seen()).toList();
    boolean forgotten = since.size() != task.version() - request.seen();
    boolean closesUnread =
        request.command() instanceof Close
            && since.stream().anyMatch(change -> change.actor().equals(TaskChanged.RULES));
    return forgotten || closesUnread || since.stream().anyMatch(TaskChanged::byPerson);
  }

  private static boolean owns(Task task, TaskRequest request) {
    Optional<String> owner = task.owner();
    return request
        .scope()
        .map(
            shown ->
                task.state() == READY
                    ? shown.covers(task.queue(), owner)
                    : owner.filter(request.person()::equals).isPresent())
        .orElse(true);
  }

  private Step step(Task task, TaskRequest request, TaskChoices choices, Instant now) {
    TaskCommand command = request.command();
    String person = request.person();
    if (command instanceof Claim) {
      return Step.of(Kind.CLAIMED, EnumSet.of(READY), d -> give(d, CLAIMED, person));
    } else if (command instanceof Start) {
      return Step.of(Kind.STARTED, EnumSet.of(READY, CLAIMED), d -> begin(d, person));
    } else if (command instanceof Stop) {
      return Step.of(Kind.STOPPED, EnumSet.of(IN_PROGRESS), d -> d.state = CLAIMED);
    } else if (command instanceof Release) {
      return Step.of(Kind.RELEASED, EnumSet.of(CLAIMED, IN_PROGRESS), Lifecycle::giveBack);
    } else if (command instanceof Delegate to) {
      return Step.of(Kind.DELEGATED, AT_WORK, d -> give(d, CLAIMED, to.to()));
    } else if (command instanceof Forward to) {
      return forward(to.queue(), choices);
    } else if (command instanceof Suspend wait) {
      return suspend(wait, choices, now);
    } else if (command instanceof Resume) {
      return Step.of(
          Kind.RESUMED, EnumSet.of(ON_HOLD), d -> d.wake(choices.desk(task.queue()), now));
    } else if (command instanceof Undo) {
      return undo(task, person, choices, now);
    } else if (command instanceof Close close) {
      return close(close, choices, person);
    }
    throw new IllegalStateException("No step for " + command);
  }

  private static void give(TaskDraft draft, TaskState state, String person) {
    draft.state = state;
    draft.owner = Optional.of(person);
  }

  private static void begin(TaskDraft draft, String person) {
    give(draft, IN_PROGRESS, person);
    draft.begun();
  }

  private static void giveBack(TaskDraft draft) {
    draft.state = READY;
    draft.owner = Optional.empty();
  }

  private static Step forward(String queue, TaskChoices choices) {
    Map<String, String> title = choices.queues().get(queue);
    return Step.of(
            Kind.FORWARDED,
            AT_WORK,
            d -> {
              giveBack(d);
              d.queue = queue;
              d.queueTitle = title;
            })
        .unless(title == null, Reason.UNKNOWN_QUEUE);
  }

  private Step suspend(Suspend wait, TaskChoices choices, Instant now) {
    TaskOutcome outcome = choices.outcomes().get(wait.outcome());
    return Step.of(
            Kind.SUSPENDED,
            EnumSet.of(CLAIMED, IN_PROGRESS),
            d -> {
              Optional<Instant> paused = outcome.pauses() ? Optional.of(now) : Optional.empty();
              d.hold = Optional.of(new Hold(wait.until(), wait.outcome(), d.state, paused));
              d.state = ON_HOLD;
              d.begun();
            })
        .because(wait.outcome(), Optional.empty())
        .unless(
            !wait.until().isAfter(now) || wait.until().isAfter(now.plus(limits.longestWait())),
            Reason.WAIT_OUT_OF_RANGE)
        .unless(outcome == null || outcome.leads() != Leads.ON_HOLD, Reason.UNKNOWN_OUTCOME);
  }

  private static Step close(Close close, TaskChoices choices, String person) {
    TaskOutcome outcome = choices.outcomes().get(close.outcome());
    if (outcome == null || outcome.leads() == Leads.ON_HOLD) {
      return Step.of(Kind.COMPLETED, ANY_OPEN, d -> {}).unless(true, Reason.UNKNOWN_OUTCOME);
    }
    boolean fits =
        close.reason().map(outcome.reasons()::containsKey).orElse(outcome.reasons().isEmpty());
    Closing closing =
        new Closing(Optional.of(close.outcome()), close.reason(), close.note(), close.feedback());
    return Step.of(
            Kind.valueOf(outcome.leads().name()),
            ANY_OPEN,
            d -> {
              give(d, TaskState.valueOf(outcome.leads().name()), d.owner.orElse(person));
              d.hold = Optional.empty();
              d.closing = Optional.of(closing);
            })
        .because(close.outcome(), close.reason())
        .unless(!fits, Reason.UNKNOWN_REASON);
  }

  private Step undo(Task task, String person, TaskChoices choices, Instant now) {
    TaskChanged last = task.lastChange();
    Optional<TaskChanged> before =
        task.history().stream().filter(c -> c.version() == last.version() - 1).findFirst();
    Optional<Map<String, String>> title =
        before.map(
            b ->
                b.queue().equals(task.queue())
                    ? task.queueTitle()
                    : choices.queues().get(b.queue()));
    return Step.of(
            Kind.UNDONE,
            ANY_OPEN,
            d -> {
              d.state = before.orElseThrow().to();
              d.owner = before.get().owner();
              d.queue = before.get().queue();
              d.queueTitle = title.orElseThrow();
              d.startBy = before.get().startBy();
              d.hold = Optional.empty();
              d.remind(choices.desk(d.queue), now);
            })
        .forAnyone()
        .unless(
            title.isEmpty()
                || !TAKEN_BACK.contains(last.change())
                || !last.actor().equals(person)
                || last.at().plus(limits.undoWithin()).isBefore(now),
            Reason.NOTHING_TO_UNDO);
  }

  private static TaskAnswer refused(Reason reason, Task task) {
    return new TaskAnswer.Refused(TaskRefusal.of(reason, task));
  }
}
