package io.holdfast.task;

/** What became of a person's command. */
public sealed interface TaskAnswer {

  /** It was carried out; the task as it is now. */
  record Done(Task task) implements TaskAnswer {}

  /** It was not, and nothing has changed. */
  record Refused(TaskRefusal refusal) implements TaskAnswer {}
}
