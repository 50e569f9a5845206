package io.holdfast.notification;

import static io.holdfast.task.Actions.NOW;

import io.holdfast.task.Actions;
import io.holdfast.task.Task;
import io.holdfast.task.TaskChanged;

/** Messages, for tests. */
public final class Messages {
  private Messages() {}

  /** That lin, who wants to be told so, has a new task. */
  public static Message of(Medium medium, Preferences to) {
    Office office = new Office();
    TaskChanged opened =
        office.opened(Actions.of("c-1").owner("lin").due(NOW.plusSeconds(3600)).task());
    Task task = office.tasks.find(opened.taskId()).orElseThrow();
    return new Message(
        Notice.of(opened, "lin", medium), to, task, "https://holdfast.example.org/tasks/x");
  }
}
