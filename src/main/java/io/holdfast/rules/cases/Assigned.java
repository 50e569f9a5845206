package io.holdfast.rules.cases;

import io.holdfast.decision.Action;
import io.holdfast.vocabulary.TaskAssignment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who gets the task, by when and with what; what is absent may be anything. */
record Assigned(
    Optional<String> queue,
    Optional<String> owner,
    Optional<Duration> dueWithin,
    Optional<Integer> priority,
    Optional<String> playbook,
    Optional<List<String>> mayOffer)
    implements Expectation {

  @Override
  public Optional<Mismatch> differs(Trial trial) {
    List<TaskAssignment> tasks =
        trial.decision().actions().stream().map(Action::task).flatMap(Optional::stream).toList();
    if (tasks.isEmpty()) {
      return Optional.of(new Mismatch("a task", "no task is chosen", ""));
    }
    // of several tasks one must be as expected
    Optional<Mismatch> first = differs(tasks.get(0), trial);
    return tasks.stream().anyMatch(task -> differs(task, trial).isEmpty())
        ? Optional.empty()
        : first;
  }

  private Optional<Mismatch> differs(TaskAssignment task, Trial trial) {
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    compare("queue", queue, task.queue(), expected, actual);
    compare("owner", owner, task.owner().orElse("nobody"), expected, actual);
    Duration due = Duration.between(trial.decision().decidedAt(), task.due());
    compare("dueWithin", dueWithin, due, expected, actual);
    compare("priority", priority, task.priority(), expected, actual);
    compare("playbook", playbook, task.playbook(), expected, actual);
    compare(
        "mayOffer",
        mayOffer.map(offers -> offers.stream().sorted().toList()),
        task.mayOffer().stream().sorted().toList(),
        expected,
        actual);
    return expected.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                String.join(", ", expected),
                "the task has " + String.join(", ", actual),
                trial.words().assigners(trial)));
  }

  private static <T> void compare(
      String what, Optional<T> wanted, T found, List<String> expected, List<String> actual) {
    if (wanted.isPresent() && !wanted.get().equals(found)) {
      expected.add(what + ' ' + wanted.get());
      actual.add(what + ' ' + found);
    }
  }
}
