package io.holdfast.action;

import java.util.Map;

/**
 * What a rule set lets people choose from when they work on tasks, in the order to show it.
 *
 * @param queues what each queue is called, by language tag, by name
 * @param outcomes what can come of a task, by code
 */
public record TaskChoices(
    Map<String, Map<String, String>> queues, Map<String, TaskOutcome> outcomes) {
  public static final TaskChoices NONE = new TaskChoices(Map.of(), Map.of());
}
