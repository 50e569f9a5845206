package io.holdfast.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A filter as the parameters of an address say it; what is blank narrows nothing, and neither does
 * what cannot be understood.
 *
 * @param filter in no scope
 * @param problems what could not be understood
 */
public record TaskFilterParameters(TaskFilter filter, List<Problem> problems) {

  public TaskFilterParameters {
    problems = List.copyOf(problems);
  }

  /**
   * A parameter that cannot be understood.
   *
   * @param detail why, in words
   */
  public record Problem(String parameter, String detail) {}

  /** Reads {@code queue, owner, state, cause, priority, overdue} and {@code find}. */
  public static TaskFilterParameters read(Map<String, String> given, Instant now) {
    List<Problem> problems = new ArrayList<>();
    TaskFilter filter =
        new TaskFilter(
            text(given, "queue"),
            text(given, "owner"),
            text(given, "state").flatMap(name -> state(name, problems)),
            text(given, "cause"),
            text(given, "priority").flatMap(digit -> priority(digit, problems)),
            text(given, "overdue").flatMap(asked -> overdue(asked, now, problems)),
            text(given, "find"));
    return new TaskFilterParameters(filter, problems);
  }

  private static Optional<String> text(Map<String, String> given, String name) {
    return Optional.ofNullable(given.get(name)).map(String::strip).filter(one -> !one.isEmpty());
  }

  private static Optional<TaskState> state(String name, List<Problem> problems) {
    Optional<TaskState> state =
        Stream.of(TaskState.values())
            .filter(one -> one.name().equals(name.toUpperCase(Locale.ROOT)))
            .findFirst();
    if (state.isEmpty()) {
      problems.add(new Problem("state", "There is no state " + name));
    } else if (!state.get().open()) {
      problems.add(
          new Problem("state", "Only open tasks are listed; " + name + " is a closed state"));
    }
    return state.filter(TaskState::open);
  }

  private static Optional<Integer> priority(String digit, List<Problem> problems) {
    if (digit.matches("[1-5]")) {
      return Optional.of(Integer.valueOf(digit));
    }
    problems.add(new Problem("priority", "priority is " + digit + ", not 1 to 5"));
    return Optional.empty();
  }

  private static Optional<Instant> overdue(String asked, Instant now, List<Problem> problems) {
    return switch (asked) {
      case "1", "true" -> Optional.of(now);
      case "0", "false" -> Optional.empty();
      default -> {
        problems.add(new Problem("overdue", "overdue is " + asked + ", not true or false"));
        yield Optional.empty();
      }
    };
  }
}
