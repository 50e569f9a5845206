package io.holdfast.task;

import io.holdfast.action.TaskOutcome.Gap;
import io.holdfast.action.TaskOutcome.Tells;
import io.holdfast.task.TaskChanged.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the rules are told of a task.
 *
 * @param id the same whenever it is told again
 * @param type of the signal, such as {@code action-outcome}
 */
public record TaskSignal(String id, String type, Map<String, Object> data) {

  static TaskSignal of(Task task, Tells tells) {
    return new TaskSignal(
        task.lastChange().eventId() + "/told", tells.signal(), filled(tells.data(), task));
  }

  private static Map<String, Object> filled(Map<String, Object> data, Task task) {
    Map<String, Object> filled = new LinkedHashMap<>(data);
    for (Gap gap : Gap.values()) {
      filled.replaceAll((field, value) -> value.equals(gap.text()) ? word(gap, task) : value);
    }
    return filled;
  }

  private static String word(Gap gap, Task task) {
    return switch (gap) {
      case TASK_ID -> task.id();
      case CAUSE -> task.cause();
      case ACTION_ID -> task.lastOccasion().actionId();
      case DECISION_ID -> task.lastOccasion().decisionId();
      case DEADLINE -> task.lastChange().change() == Kind.START_OVERDUE ? "begin" : "complete";
      case REASON -> task.closing().flatMap(Closing::reason).orElse("");
    };
  }
}
