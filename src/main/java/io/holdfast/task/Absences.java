package io.holdfast.task;

import static io.holdfast.task.TaskState.CLAIMED;
import static io.holdfast.task.TaskState.IN_PROGRESS;
import static io.holdfast.task.TaskState.READY;

import io.holdfast.task.TaskStore.Entry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives the tasks of those who have become absent to somebody else. */
public final class Absences {
  // what is on hold comes when it wakes
  private static final Set<TaskState> TO_DO = EnumSet.of(READY, CLAIMED, IN_PROGRESS);

  private final TaskStore store;
  private final Assigner assigner;
  private final TaskLimits kept;
  private final int limit;
  private final InstantSource clock;

  /**
   * The absences.
   *
   * @param limit most tasks looked at together
   */
  public Absences(
      TaskStore store, Assigner assigner, TaskLimits kept, int limit, InstantSource clock) {
    this.store = store;
    this.assigner = assigner;
    this.kept = kept;
    this.limit = limit;
    this.clock = clock;
  }

  /**
   * Looks at the tasks of all who are absent. Several may do so at once.
   *
   * @return that nothing is left to look at
   * @throws TaskStoreUnavailable when the store cannot be reached; trying again is safe
   */
  public boolean work() {
    Instant now = clock.instant();
    for (Worker absent : assigner.absent(now)) {
      Instant since = absent.away(now).orElseThrow().from();
      // what somebody else was faster with is looked at again
      store.commit(
          owned(absent.id()).stream()
              .filter(task -> TO_DO.contains(task.state()))
              // what was given to them since was given to them on purpose
              .filter(task -> task.given().at().isBefore(since))
              .map(task -> entry(task, now))
              .toList());
    }
    return false;
  }

  private List<Task> owned(String person) {
    List<Task> all = new ArrayList<>();
    Optional<Urgency> after = Optional.empty();
    do {
      TaskPage page =
          store.list(
              new TaskQuery(
                  TaskFilter.of(Optional.empty(), Optional.of(person), Optional.empty()),
                  limit,
                  after));
      all.addAll(page.tasks());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  private Entry entry(Task task, Instant now) {
    Nomination nomination = assigner.nominate(task.queue(), task.owner(), task.skills(), now);
    Task after = task.nominate(nomination, now, kept);
    return new Entry(Optional.of(task), after, List.of(after.lastChange()));
  }
}
