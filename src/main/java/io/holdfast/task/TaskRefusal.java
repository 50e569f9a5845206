package io.holdfast.task;

import java.util.Optional;

/**
 * Why a command was not carried out; nothing has changed then.
 *
 * @param change what somebody did that stands in the way: the last thing a person did or, of a
 *     colleague's task, what made it the colleague's; absent where nobody stands in the way
 */
public record TaskRefusal(Reason reason, Optional<TaskChanged> change) {

  /** What stands in the way. */
  public enum Reason {
    UNKNOWN_TASK("There is no such task, or it is nothing of yours or of your desks", false),
    CHANGED_SINCE("Someone has changed the task since it was looked at", true),
    CLOSED("The task is closed", true),
    WRONG_STATE("The state of the task does not allow it", true),
    NOT_YOURS("A colleague or another desk has the task", true),
    UNKNOWN_QUEUE("There is no such queue", false),
    UNKNOWN_OUTCOME("There is no such outcome, or it leads elsewhere", false),
    UNKNOWN_REASON("The outcome has reasons, and none of them was chosen, or it has none", false),
    WAIT_OUT_OF_RANGE("A wait must end in the future, and within the longest wait allowed", false),
    NOTHING_TO_UNDO("The last step is not yours, cannot be taken back, or is too long ago", true);

    private final String detail;
    private final boolean madeByChange;

    Reason(String detail, boolean madeByChange) {
      this.detail = detail;
      this.madeByChange = madeByChange;
    }

    /** It in a sentence. */
    public String detail() {
      return detail;
    }
  }

  static TaskRefusal unknownTask() {
    return new TaskRefusal(Reason.UNKNOWN_TASK, Optional.empty());
  }

  static TaskRefusal of(Reason reason, Task task) {
    if (!reason.madeByChange) {
      return new TaskRefusal(reason, Optional.empty());
    }
    return new TaskRefusal(
        reason, Optional.of(reason == Reason.NOT_YOURS ? task.given() : lastByPerson(task)));
  }

  private static TaskChanged lastByPerson(Task task) {
    return task.history().stream()
        .filter(TaskChanged::byPerson)
        .reduce((one, next) -> next)
        .orElseGet(task::lastChange);
  }
}
