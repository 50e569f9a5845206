package io.holdfast.task;

import io.holdfast.action.ActionRequested.Explained;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of a task, kept in its history and published as the data of {@value #TYPE} on {@code
 * retention.tasks.v1}.
 *
 * @param version the task's version after the change, from 1
 * @param from state before; absent when the task was opened
 * @param actor who made the change; {@link #RULES}, {@link #CLOCK} or a person
 * @param decisionId the decision behind the change or, where a person made it, behind the task
 * @param actionId the action that opened the task or joined it; absent for other changes
 * @param commandId id of the command that led to the change; absent where no person made it
 * @param outcome code of what the person said came of the task
 * @param reason code of why it was said, or withdrawn; {@link #CUSTOMER_ERASED}
 * @param owner manager nominated or at work
 * @param priority 1, most urgent, to 5, after the change
 * @param due after the change
 * @param because why the rules withdrew the task; absent where they did not
 * @param nomination who was chosen for it, and why; absent where nobody was looked for
 * @param startBy by when somebody must have begun with it, after the change
 */
public record TaskChanged(
    String taskId,
    long version,
    Kind change,
    Optional<TaskState> from,
    TaskState to,
    Instant at,
    String actor,
    String customerId,
    String cause,
    String decisionId,
    Optional<String> actionId,
    Optional<String> commandId,
    Optional<String> outcome,
    Optional<String> reason,
    String queue,
    Optional<String> owner,
    int priority,
    Instant due,
    Optional<Explained> because,
    Optional<Nomination> nomination,
    Optional<Instant> startBy) {

  /** CloudEvents type of the event that carries it. */
  public static final String TYPE = "org.retention.task.state-changed.v1";

  /** Actor of what the rule set asked for. */
  public static final String RULES = "rules";

  /** Actor of what happens by itself when its time has come. */
  public static final String CLOCK = "clock";

  /** Reason of a task cancelled because its customer was erased. */
  public static final String CUSTOMER_ERASED = "CUSTOMER_ERASED";

  /** What happened. */
  public enum Kind {
    /** The task was opened. */
    OPENED,
    /** Another signal joined the open task. */
    SIGNAL_ADDED,
    /** Someone took it out of its queue. */
    CLAIMED,
    /** Its owner gave it back to its queue. */
    RELEASED,
    /** Its owner began with it. */
    STARTED,
    /** Its owner stopped and keeps it. */
    STOPPED,
    /** A colleague got it. */
    DELEGATED,
    /** Somebody was looked for who does it, instead of a colleague who is absent or of nobody. */
    NOMINATED,
    /** Another queue got it. */
    FORWARDED,
    /** It waits. */
    SUSPENDED,
    /** The wait is over. */
    RESUMED,
    /** It was closed with an outcome. */
    COMPLETED,
    /** It was closed because it could not be done. */
    FAILED,
    /** It was closed because it is not needed any more. */
    CANCELLED,
    /** The last step was taken back. */
    UNDONE,
    /** It is to be begun soon, and nobody has. */
    START_DUE_SOON,
    /** It is to be done soon. */
    DUE_SOON,
    /** It was not begun in time. */
    START_OVERDUE,
    /** It was not done in time. */
    OVERDUE
  }

  /** Whether a person made the change. */
  boolean byPerson() {
    return !actor.equals(RULES) && !actor.equals(CLOCK);
  }

  /** Id of the event, the same whenever the change is published again. */
  public String eventId() {
    return taskId + '/' + version;
  }
}
