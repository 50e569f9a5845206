package io.holdfast.task;

import io.holdfast.action.TaskOutcome;
import io.holdfast.action.TaskOutcome.Gap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules are told of how a task ended.
 *
 * @param id the same whenever it is told again
 * @param type of the signal, such as {@code action-outcome}
 */
public record TaskSignal(String id, String type, Map<String, Object> data) {

  static Optional<TaskSignal> of(Task closed, TaskOutcome outcome) {
    return outcome
        .tells()
        .map(
            tells ->
                new TaskSignal(
                    closed.lastChange().eventId() + "/told",
                    tells.signal(),
                    filled(tells.data(), closed)));
  }

  private static Map<String, Object> filled(Map<String, Object> data, Task closed) {
    Map<String, Object> filled = new LinkedHashMap<>(data);
    for (Gap gap : Gap.values()) {
      filled.replaceAll((field, value) -> value.equals(gap.text()) ? word(gap, closed) : value);
    }
    return filled;
  }

  private static String word(Gap gap, Task closed) {
    return switch (gap) {
      case ACTION_ID -> closed.lastOccasion().actionId();
      case DECISION_ID -> closed.lastOccasion().decisionId();
      case REASON -> closed.closing().flatMap(Closing::reason).orElse("");
    };
  }
}
