package io.holdfast.task;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Which open tasks are asked for; what is absent narrows nothing.
 *
 * @param state an open state
 * @param priority 1, most urgent, to 5
 * @param dueBefore those that must be done before this time
 * @param customer part of the customer's name or id, in upper or lower case
 * @param scope what whoever asks is shown
 */
public record TaskFilter(
    Optional<String> queue,
    Optional<String> owner,
    Optional<TaskState> state,
    Optional<String> cause,
    Optional<Integer> priority,
    Optional<Instant> dueBefore,
    Optional<String> customer,
    Optional<TaskScope> scope) {

  /** Asks for every open task. */
  public static final TaskFilter ANY = of(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * @throws IllegalArgumentException when the state is a closed one
   */
  public TaskFilter {
    if (state.isPresent() && !state.get().open()) {
      throw new IllegalArgumentException("Only open tasks are listed");
    }
  }

  /** Narrows by these alone, in no scope. */
  public TaskFilter(
      Optional<String> queue,
      Optional<String> owner,
      Optional<TaskState> state,
      Optional<String> cause,
      Optional<Integer> priority,
      Optional<Instant> dueBefore,
      Optional<String> customer) {
    this(queue, owner, state, cause, priority, dueBefore, customer, Optional.empty());
  }

  /** Narrows by these alone. */
  public static TaskFilter of(
      Optional<String> queue, Optional<String> owner, Optional<TaskState> state) {
    return new TaskFilter(
        queue,
        owner,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, of the tasks in this scope. */
  public TaskFilter within(Optional<TaskScope> other) {
    return new TaskFilter(queue, owner, state, cause, priority, dueBefore, customer, other);
  }

  /** Whether such a task is asked for. */
  public boolean asksFor(TaskOutline task) {
    return scope.map(one -> one.covers(task.queue(), task.owner())).orElse(true)
        && fits(queue, task.queue())
        && (owner.isEmpty() || owner.equals(task.owner()))
        && fits(state, task.state())
        && fits(cause, task.cause())
        && fits(priority, task.urgency().priority())
        && dueBefore.map(task.due()::isBefore).orElse(true)
        && customer.map(text -> names(task, text)).orElse(true);
  }

  private static <T> boolean fits(Optional<T> wanted, T value) {
    return wanted.map(value::equals).orElse(true);
  }

  private static boolean names(TaskOutline task, String text) {
    String part = text.toLowerCase(Locale.ROOT);
    return task.customerId().toLowerCase(Locale.ROOT).contains(part)
        || task.customerName().filter(n -> n.toLowerCase(Locale.ROOT).contains(part)).isPresent();
  }
}
