package io.holdfast.task;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionRequested.TaskOrder;
import io.holdfast.action.ActionWithdrawn;
import io.holdfast.task.TaskChanged.Kind;
import io.holdfast.vocabulary.Desk;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something a manager has to do for a customer; immutable.
 *
 * @param id the id of the action that opened it
 * @param version 1 when opened, one more with every change
 * @param cause what it is about; one task per customer and cause is open at a time
 * @param owner manager nominated or at work; absent while the queue shares it out
 * @param priority 1, most urgent, to 5
 * @param due when it must be done
 * @param hold what it waits for, while it is on hold
 * @param overdueSince when it was found not to be done in time
 * @param closing how it ended, once it is closed
 * @param occasions the signals behind it, oldest first
 * @param occasionCount how many there were, those no longer kept included
 * @param history its changes, oldest first
 * @param skills what whoever does it must be able to
 * @param startBy by when somebody must have begun with it; absent once somebody has
 * @param startOverdueSince when it was found not to be begun in time
 * @param remindStart when somebody is to be reminded of beginning; absent once that is over
 * @param remindDue when somebody is to be reminded of the time it must be done; absent once that is
 *     over
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
    Optional<Hold> hold,
    Optional<Instant> overdueSince,
    Optional<Closing> closing,
    Briefing briefing,
    List<Occasion> occasions,
    int occasionCount,
    List<TaskChanged> history,
    List<String> skills,
    Optional<Instant> startBy,
    Optional<Instant> startOverdueSince,
    Optional<Instant> remindStart,
    Optional<Instant> remindDue) {

  private static final Set<TaskState> BEGUN = EnumSet.of(TaskState.IN_PROGRESS, TaskState.ON_HOLD);

  public Task {
    // what was kept before there were such has none
    skills = skills == null ? List.of() : skills;
  }

  /**
   * Opens the task an action asks for.
   *
   * @param nomination who is to do it; absent where that is left to the rules
   * @param desk of its queue
   */
  static Task open(
      ActionRequested action,
      TaskOrder order,
      Optional<Nomination> nomination,
      Desk desk,
      Instant now) {
    TaskDraft draft = new TaskDraft(action, order, now);
    draft.state = TaskState.READY;
    nomination.ifPresent(who -> draft.owner = who.person());
    draft.remind(desk, now);
    return draft.changed(change(Kind.OPENED, action, now).nominating(nomination), 2);
  }

  /**
   * Lets another action for the same customer and cause join this task: what to know becomes the
   * newest, what was promised only becomes stricter. A task that waits wakes when it has become
   * more urgent.
   */
  Task join(ActionRequested action, TaskOrder order, Desk desk, Instant now, TaskLimits limits) {
    TaskDraft draft = new TaskDraft(this);
    draft.priority = Math.min(priority, order.priority());
    if (draft.priority < priority || order.due().isBefore(due)) {
      draft.wake(desk, now);
    }
    draft.due = draft.due.isBefore(order.due()) ? draft.due : order.due();
    if (!BEGUN.contains(draft.state)) {
      draft.startBy =
          Stream.concat(startBy.stream(), order.startBy().stream()).min(Comparator.naturalOrder());
    }
    draft.remind(desk, now);
    draft.briefing = Briefing.of(action, order);
    draft.occasions = Bounded.append(occasions, Occasion.of(action), limits.occasions());
    draft.occasionCount++;
    return draft.changed(change(Kind.SIGNAL_ADDED, action, now), limits.history());
  }

  /** Gives the task to somebody else, or to nobody, as was found now. */
  Task nominate(Nomination nomination, Instant now, TaskLimits limits) {
    TaskDraft draft = new TaskDraft(this);
    draft.state = TaskState.READY;
    draft.owner = nomination.person();
    return draft.changed(TaskDraft.Change.byNomination(this, nomination, now), limits.history());
  }

  /** Closes the task: what it was asked for is withdrawn. */
  Task withdraw(ActionWithdrawn action, Instant now, TaskLimits limits) {
    return cancelled(
        new TaskDraft.Change(
            Kind.CANCELLED,
            now,
            TaskChanged.RULES,
            action.decisionId(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(action.reason().code()),
            Optional.of(action.reason()),
            Optional.empty()),
        limits);
  }

  /** Closes the task: its customer is erased by this person. */
  Task erase(String person, Instant now, TaskLimits limits) {
    return cancelled(
        new TaskDraft.Change(
            Kind.CANCELLED,
            now,
            person,
            lastChange().decisionId(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(TaskChanged.CUSTOMER_ERASED),
            Optional.empty(),
            Optional.empty()),
        limits);
  }

  private Task cancelled(TaskDraft.Change change, TaskLimits limits) {
    TaskDraft draft = new TaskDraft(this);
    draft.state = TaskState.CANCELLED;
    draft.hold = Optional.empty();
    draft.closing = Optional.of(Closing.withdrawn(change.reason()));
    return draft.changed(change, limits.history());
  }

  private static TaskDraft.Change change(Kind kind, ActionRequested action, Instant now) {
    return new TaskDraft.Change(
        kind,
        now,
        TaskChanged.RULES,
        action.decisionId(),
        Optional.of(action.actionId()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The change that led to this version. */
  public TaskChanged lastChange() {
    return history.get(history.size() - 1);
  }

  /** The change that gave it to whom it belongs now. */
  TaskChanged given() {
    for (int i = history.size() - 1; i > 0; i--) {
      if (!history.get(i).owner().equals(history.get(i - 1).owner())) {
        return history.get(i);
      }
    }
    return history.get(0);
  }

  /** The newest reason the rules gave for it. */
  public Occasion lastOccasion() {
    return occasions.get(occasions.size() - 1);
  }

  /** When something happens to it by itself next: its wait is over, or it is not done in time. */
  public Optional<Instant> nextStep() {
    boolean runs = state.open() && hold.flatMap(Hold::paused).isEmpty();
    return Stream.of(
            hold.map(Hold::until),
            Optional.of(due).filter(by -> runs && overdueSince.isEmpty()),
            startBy.filter(by -> runs && startOverdueSince.isEmpty() && overdueSince.isEmpty()),
            remindStart.filter(at -> runs && overdueSince.isEmpty()),
            remindDue.filter(at -> runs && overdueSince.isEmpty()))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** The first of its deadlines that still counts: to begin, until somebody has, and to be done. */
  public Instant deadline() {
    return startBy.filter(due::isAfter).orElse(due);
  }

  /** Whether it should have been begun or done by now. */
  public boolean overdue(Instant now) {
    return state.open() && deadline().isBefore(now);
  }

  /** Whether this action opened it or joined it, as far as that is still known. */
  boolean goesBackTo(String actionId) {
    return id.equals(actionId)
        || occasions.stream().anyMatch(occasion -> occasion.actionId().equals(actionId));
  }
}
