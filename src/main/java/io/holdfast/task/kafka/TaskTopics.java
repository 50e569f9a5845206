package io.holdfast.task.kafka;

/** Topic of what happens to tasks. */
public final class TaskTopics {
  public static final String TASKS = "retention.tasks.v1";

  private TaskTopics() {}
}
