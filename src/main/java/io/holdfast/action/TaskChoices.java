package io.holdfast.action;

import io.holdfast.action.TaskOutcome.Tells;
import io.holdfast.vocabulary.Desk;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule set lets people choose from when they work on tasks, in the order to show it.
 *
 * @param queues what each queue is called, by language tag, by name
 * @param desks how each queue's desk works, by the queue's name; absent where people take tasks
 *     from it themselves
 * @param outcomes what can come of a task, by code
 * @param overdue what the rules are told of a task that is not done in time
 */
public record TaskChoices(
    Map<String, Map<String, String>> queues,
    Map<String, Desk> desks,
    Map<String, TaskOutcome> outcomes,
    Optional<Tells> overdue) {
  public static final TaskChoices NONE = new TaskChoices(Map.of(), Map.of(), Optional.empty());

  /** How the desk of a queue works. */
  public Desk desk(String queue) {
    return desks.getOrDefault(queue, Desk.USUAL);
  }

  /** Choices of people who take tasks from their queues themselves. */
  public TaskChoices(
      Map<String, Map<String, String>> queues,
      Map<String, TaskOutcome> outcomes,
      Optional<Tells> overdue) {
    this(queues, Map.of(), outcomes, overdue);
  }
}
