package io.holdfast.task;

import io.holdfast.task.TaskChanged.Kind;
import io.holdfast.task.TaskRefusal.Reason;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One step of a task's life.
 *
 * @param from states it may be taken in
 * @param ownersOnly whether a task that a colleague has is out of reach
 * @param outcome code of what the person said came of the task
 * @param reason code of why the person said that
 * @param refusal why it cannot be taken although state and person are right
 */
record Step(
    Kind kind,
    Set<TaskState> from,
    boolean ownersOnly,
    Optional<String> outcome,
    Optional<String> reason,
    Optional<Reason> refusal,
    Consumer<TaskDraft> edit) {

  static Step of(Kind kind, Set<TaskState> from, Consumer<TaskDraft> edit) {
    return new Step(kind, from, true, Optional.empty(), Optional.empty(), Optional.empty(), edit);
  }

  Step because(String said, Optional<String> why) {
    return new Step(kind, from, ownersOnly, Optional.of(said), why, refusal, edit);
  }

  Step forAnyone() {
    return new Step(kind, from, false, outcome, reason, refusal, edit);
  }

  Step unless(boolean hindered, Reason why) {
    return hindered
        ? new Step(kind, from, ownersOnly, outcome, reason, Optional.of(why), edit)
        : this;
  }
}
