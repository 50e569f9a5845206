package io.holdfast.task.kafka;

/** Topics of what happens to tasks. */
public final class TaskTopics {
  public static final String TASKS = "retention.tasks.v1";

  /** Where the rules are told what came of a task. */
  static final String SIGNALS = "retention.signals.v1";

  private TaskTopics() {}
}
