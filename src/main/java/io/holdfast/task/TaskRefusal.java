package io.holdfast.task;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a command was not carried out; nothing has changed then.
 *
 * @param by who stands in the way, where somebody does
 * @param at since when
 * @param state where the task stands, where there is one
 */
public record TaskRefusal(
    Reason reason, Optional<String> by, Optional<Instant> at, Optional<TaskState> state) {

  /** What stands in the way. */
  public enum Reason {
    /** There is no such task. */
    UNKNOWN_TASK,
    /** Someone has changed the task since it was looked at. */
    CHANGED_SINCE,
    /** The task is closed. */
    CLOSED,
    /** The state of the task does not allow it. */
    WRONG_STATE,
    /** A colleague has the task. */
    NOT_YOURS,
    /** There is no such queue. */
    UNKNOWN_QUEUE,
    /** A wait must end in the future, and within the longest wait allowed. */
    WAIT_OUT_OF_RANGE,
    /** The last step is not the person's own, cannot be taken back, or is too long ago. */
    NOTHING_TO_UNDO
  }

  static TaskRefusal of(Reason reason) {
    return new TaskRefusal(reason, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static TaskRefusal of(Reason reason, Task task) {
    return new TaskRefusal(
        reason,
        Optional.of(task.lastChange().actor()),
        Optional.of(task.lastChange().at()),
        Optional.of(task.state()));
  }
}
