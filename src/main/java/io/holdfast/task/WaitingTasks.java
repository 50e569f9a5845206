package io.holdfast.task;

import io.holdfast.task.Nomination.Why;
import io.holdfast.task.TaskStore.Entry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the tasks for which nobody was found to somebody as soon as there is somebody: who has
 * finished another, is back, or has come to the desk.
 */
public final class WaitingTasks {
  private final TaskStore store;
  private final Assigner assigner;
  private final TaskLimits kept;
  private final int limit;
  private final InstantSource clock;

  /**
   * The waiting tasks.
   *
   * @param limit most tasks looked at together
   */
  public WaitingTasks(
      TaskStore store, Assigner assigner, TaskLimits kept, int limit, InstantSource clock) {
    this.store = store;
    this.assigner = assigner;
    this.kept = kept;
    this.limit = limit;
    this.clock = clock;
  }

  /**
   * Looks at all of them, the most urgent first. Several may do so at once.
   *
   * @return that nothing is left to look at
   * @throws TaskStoreUnavailable when the store cannot be reached; trying again is safe
   */
  public boolean work() {
    Instant now = clock.instant();
    Map<String, Boolean> room = new HashMap<>();
    List<String> waiting =
        store.outlines().stream()
            .filter(task -> task.state() == TaskState.READY && task.owner().isEmpty())
            .filter(
                task -> room.computeIfAbsent(task.queue(), queue -> assigner.hasRoom(queue, now)))
            .map(TaskOutline::urgency)
            .sorted()
            .map(Urgency::taskId)
            .toList();
    for (int from = 0; from < waiting.size(); from += limit) {
      List<String> some = waiting.subList(from, Math.min(from + limit, waiting.size()));
      // what somebody else was faster with is looked at again
      store.commit(store.find(some).stream().flatMap(task -> entry(task, now).stream()).toList());
    }
    return false;
  }

  private Optional<Entry> entry(Task task, Instant now) {
    return foundNobody(task)
        .map(before -> assigner.nominate(task.queue(), before.insteadOf(), task.skills(), now))
        .filter(nomination -> nomination.person().isPresent())
        .map(nomination -> task.nominate(nomination, now, kept))
        .map(after -> new Entry(Optional.of(task), after, List.of(after.lastChange())));
  }

  // what a person gave back to the queue, or forwarded, is there on purpose
  private static Optional<Nomination> foundNobody(Task task) {
    return Optional.of(task)
        .filter(one -> one.state() == TaskState.READY && one.owner().isEmpty())
        .flatMap(one -> one.given().nomination())
        .filter(nomination -> nomination.person().isEmpty() && nomination.why() != Why.QUEUE);
  }
}
