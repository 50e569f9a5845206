package io.holdfast.task;

import java.time.Instant;
import java.util.Optional;

/**
 * What an open task is listed, narrowed and counted by.
 *
 * @param due the first of its deadlines that still counts
 * @param customerName as the briefing has it
 */
public record TaskOutline(
    Urgency urgency,
    TaskState state,
    Instant due,
    String queue,
    Optional<String> owner,
    String cause,
    String customerId,
    Optional<String> customerName) {

  public static TaskOutline of(Task task) {
    return new TaskOutline(
        Urgency.of(task),
        task.state(),
        task.deadline(),
        task.queue(),
        task.owner(),
        task.cause(),
        task.customerId(),
        task.briefing().customer().name());
  }
}
