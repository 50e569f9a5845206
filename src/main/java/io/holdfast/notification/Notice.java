package io.holdfast.notification;

import io.holdfast.task.TaskChanged;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody is to be told of a change of a task; immutable. What it says is looked up when it
 * is sent.
 *
 * @param id the same whenever the same is told to the same person in the same way
 * @param at when the task changed
 * @param attempts how often sending it failed
 */
public record Notice(
    String id,
    String person,
    Medium medium,
    String taskId,
    TaskChanged.Kind change,
    Instant at,
    int attempts) {

  static Notice of(TaskChanged change, String person, Medium medium) {
    String name = change.eventId() + '/' + person + '/' + medium;
    return new Notice(
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
        person,
        medium,
        change.taskId(),
        change.change(),
        change.at(),
        0);
  }

  Notice failed() {
    return new Notice(id, person, medium, taskId, change, at, attempts + 1);
  }
}
