package io.holdfast.action;

import java.util.Map;
import java.util.Optional;

/**
 * What a manager can say came of a task.
 *
 * @param title what it is called, by language tag
 * @param reasons why, one of which must be chosen where there are any: what each is called, by
 *     language tag, by code
 * @param pauses whether the time until the task must be done stands still while it waits
 * @param tells what the rules are told of it; only of what closes a task
 */
public record TaskOutcome(
    Leads leads,
    Map<String, String> title,
    Map<String, Map<String, String>> reasons,
    boolean pauses,
    Optional<Tells> tells) {

  /** What becomes of the task. */
  public enum Leads {
    COMPLETED,
    FAILED,
    CANCELLED,
    ON_HOLD
  }

  /**
   * A signal about the customer.
   *
   * @param data by field; a text may be a {@link Gap}
   */
  public record Tells(String signal, Map<String, Object> data) {}

  /** What is filled in when the rules are told. */
  public enum Gap {
    TASK_ID("taskId"),
    /** What the task is about. */
    CAUSE("cause"),
    /** The newest action behind the task. */
    ACTION_ID("actionId"),
    /** The decision behind that action. */
    DECISION_ID("decisionId"),
    /** Code of the reason chosen. */
    REASON("reason"),
    /** Which deadline of the task has passed: {@code begin} or {@code complete}. */
    DEADLINE("deadline");

    private final String field;

    Gap(String field) {
      this.field = field;
    }

    /** The field of a signal that such a thing stands in, where nothing else is said. */
    public String field() {
      return field;
    }

    /** How it stands in a rule set. */
    public String text() {
      return '{' + field + '}';
    }
  }
}
