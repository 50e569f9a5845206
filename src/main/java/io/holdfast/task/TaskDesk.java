package io.holdfast.task;

import io.holdfast.action.TaskChoices;
import io.holdfast.task.TaskStore.Entry;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Carries out what people ask of tasks: each command once, each on the newest version. */
public final class TaskDesk {
  private final TaskStore store;
  private final Supplier<TaskChoices> choices;
  private final Lifecycle lifecycle;
  private final TaskLimits kept;
  private final InstantSource clock;

  /**
   * A desk.
   *
   * @param choices what the rule set lets people choose from now
   */
  public TaskDesk(
      TaskStore store,
      Supplier<TaskChoices> choices,
      TaskLimits kept,
      StepLimits limits,
      InstantSource clock) {
    this.store = store;
    this.choices = choices;
    this.lifecycle = new Lifecycle(kept, limits);
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * Carries out a command. What is done is durable, and on its way to {@code retention.tasks.v1}.
   *
   * @throws TaskStoreUnavailable when the store cannot be reached; sending the same command again
   *     is safe
   */
  public TaskAnswer carryOut(TaskRequest request) {
    TaskChoices offered = choices.get();
    while (true) {
      Optional<Task> found = store.find(request.taskId(), request.scope());
      if (found.isEmpty()) {
        return new TaskAnswer.Refused(TaskRefusal.unknownTask());
      }
      Task task = found.get();
      if (carriedOut(task, request.id())) {
        return new TaskAnswer.Done(task);
      }
      TaskAnswer answer = lifecycle.answer(task, request, offered, clock.instant());
      // ends: a conflict means that someone else has got further
      if (!(answer instanceof TaskAnswer.Done done) || committed(task, done.task(), offered)) {
        return answer;
      }
    }
  }

  /**
   * Names of the commands that this person may give now.
   *
   * @param scope the tasks they are shown; absent where that is everybody's
   */
  public Set<String> possible(Task task, String person, Optional<TaskScope> scope) {
    return lifecycle.possible(task, person, scope, choices.get(), clock.instant());
  }

  /**
   * Erases a customer's tasks: those open are cancelled, which is published, and then go with the
   * closed ones.
   *
   * @param actionIds of the customer's actions; tasks they opened go, and those still to be taken
   *     lead to nothing
   * @param person who asks for it
   * @return how many were open
   * @throws TaskStoreUnavailable when the store cannot be reached; erasing again is safe
   */
  public int erase(String customerId, Collection<String> actionIds, String person) {
    store.passOver(actionIds);
    Set<String> open = new HashSet<>();
    // ends: a conflict means that someone else has got further
    for (List<Task> some = store.openFor(customerId);
        !some.isEmpty();
        some = store.openFor(customerId)) {
      some.forEach(task -> open.add(task.id()));
      store.commit(some.stream().map(task -> erasing(task, person)).toList());
    }
    store.erase(open);
    store.erase(actionIds);
    return open.size();
  }

  private Entry erasing(Task task, String person) {
    Task erased = task.erase(person, clock.instant(), kept);
    return new Entry(Optional.of(task), erased, List.of(erased.lastChange()));
  }

  private boolean committed(Task before, Task after, TaskChoices offered) {
    Optional<TaskSignal> signal =
        after
            .closing()
            .flatMap(Closing::outcome)
            .flatMap(code -> offered.outcomes().get(code).tells())
            .map(tells -> TaskSignal.of(after, tells));
    return store
        .commit(List.of(new Entry(Optional.of(before), after, List.of(after.lastChange()), signal)))
        .isEmpty();
  }

  private static boolean carriedOut(Task task, String commandId) {
    return task.history().stream()
        .anyMatch(change -> change.commandId().filter(commandId::equals).isPresent());
  }
}
