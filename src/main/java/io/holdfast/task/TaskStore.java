package io.holdfast.task;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where tasks are kept.
 *
 * <p>Every method throws {@link TaskStoreUnavailable} when the store cannot be reached; nothing is
 * then known to be committed, and trying again is safe.
 */
public interface TaskStore {

  /**
   * Loads what is known of these subjects and actions, in a few round trips however many there are.
   */
  Loaded load(Collection<Subject> subjects, Collection<String> actionIds);

  /**
   * Commits each entry atomically and durably, in one round trip, unless since it was loaded its
   * task has changed, another was opened for its subject, or one of its actions was taken. What is
   * committed is published once, and in the order of a task's versions.
   *
   * @param entries at most one of each subject
   * @return the subjects left untouched because of such a conflict
   */
  Set<Subject> commit(List<Entry> entries);

  /** Lets these actions lead to nothing from now on, and forgets what they led to. */
  void passOver(Collection<String> actionIds);

  /** Erases closed tasks for good; ids of none are passed over. */
  void erase(Collection<String> taskIds);

  /** Those of these tasks that there are, open or closed, in one round trip. */
  List<Task> find(Collection<String> taskIds);

  /** A task, open or closed. */
  default Optional<Task> find(String taskId) {
    return find(List.of(taskId)).stream().findFirst();
  }

  /** A task, open or closed, if it is or was one of those in this scope. */
  default Optional<Task> find(String taskId, Optional<TaskScope> scope) {
    return find(taskId).filter(task -> scope.map(one -> one.everCovered(task)).orElse(true));
  }

  /**
   * Ids of open tasks to which something happens by itself by now, in one round trip.
   *
   * @param limit most tasks of one state shard, those whose time came first coming first
   */
  List<String> due(Collection<Integer> shards, Instant now, int limit);

  /** The customer's open tasks, most urgent first. */
  List<Task> openFor(String customerId);

  /** Open tasks, most urgent first. */
  TaskPage list(TaskQuery query);

  /** What all open tasks are narrowed and counted by. */
  List<TaskOutline> outlines();

  /** What one open task at a time is for. */
  record Subject(String customerId, String cause) {

    static Subject of(Task task) {
      return new Subject(task.customerId(), task.cause());
    }
  }

  /**
   * What {@link #load} found.
   *
   * @param open the open task of each subject that has one
   * @param changes the change each action already led to, by action id
   * @param passedOver those of the actions that lead to nothing
   */
  record Loaded(
      Map<Subject, Task> open, Map<String, TaskChanged> changes, Set<String> passedOver) {}

  /**
   * One task's part of a commit.
   *
   * @param before as loaded; absent for a task just opened
   * @param changes what led from one to the other; of actions, remembered by action id
   * @param signal what the rules are told of it
   */
  record Entry(
      Optional<Task> before, Task after, List<TaskChanged> changes, Optional<TaskSignal> signal) {

    /** An entry that tells the rules nothing. */
    public Entry(Optional<Task> before, Task after, List<TaskChanged> changes) {
      this(before, after, changes, Optional.empty());
    }

    public Subject subject() {
      return Subject.of(after);
    }
  }
}
