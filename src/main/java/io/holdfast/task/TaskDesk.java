package io.holdfast.task;

import io.holdfast.task.TaskRefusal.Reason;
import io.holdfast.task.TaskStore.Entry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Carries out what people ask of tasks: each command once, each on the newest version. */
public final class TaskDesk {
  private final TaskStore store;
  private final Lifecycle lifecycle;
  private final InstantSource clock;

  public TaskDesk(
      TaskStore store, Queues queues, TaskLimits kept, StepLimits limits, InstantSource clock) {
    this.store = store;
    this.lifecycle = new Lifecycle(kept, limits, queues);
    this.clock = clock;
  }

  /**
   * Carries out a command. What is done is durable, and on its way to {@code retention.tasks.v1}.
   *
   * @throws TaskStoreUnavailable when the store cannot be reached; sending the same command again
   *     is safe
   */
  public TaskAnswer carryOut(TaskRequest request) {
    while (true) {
      Optional<Task> found = store.find(request.taskId());
      if (found.isEmpty()) {
        return new TaskAnswer.Refused(TaskRefusal.of(Reason.UNKNOWN_TASK));
      }
      Task task = found.get();
      if (carriedOut(task, request.id())) {
        return new TaskAnswer.Done(task);
      }
      TaskAnswer answer = lifecycle.answer(task, request, clock.instant());
      // ends: a conflict means that someone else has got further
      if (answer instanceof TaskAnswer.Refused || committed(task, answer)) {
        return answer;
      }
    }
  }

  private boolean committed(Task before, TaskAnswer answer) {
    Task after = ((TaskAnswer.Done) answer).task();
    return store
        .commit(List.of(new Entry(Optional.of(before), after, List.of(after.lastChange()))))
        .isEmpty();
  }

  private static boolean carriedOut(Task task, String commandId) {
    return task.history().stream()
        .anyMatch(change -> change.commandId().filter(commandId::equals).isPresent());
  }
}
