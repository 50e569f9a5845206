package io.holdfast.rules.cases;

import io.holdfast.decision.Action;
import io.holdfast.rules.files.Stage;
import io.holdfast.vocabulary.Desk;
import io.holdfast.vocabulary.TaskAssignment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who gets the task, by when and with what; what is absent may be anything. */
record Assigned(
    Optional<String> queue,
    Optional<String> owner,
    Optional<Duration> startWithin,
    Optional<Duration> dueWithin,
    Optional<Integer> priority,
    Optional<String> playbook,
    Optional<List<String>> mayOffer,
    Optional<List<String>> skills)
    implements Expectation {

  @Override
  public Optional<Mismatch> differs(Trial trial) {
    List<TaskAssignment> tasks =
        trial.decision().actions().stream().map(Action::task).flatMap(Optional::stream).toList();
    if (tasks.isEmpty()) {
      return Optional.of(new Mismatch("a task", trial.words().chosen(trial), ""));
    }
    // of several tasks one must be as expected
    Optional<Mismatch> first = differs(tasks.get(0), trial);
    return tasks.stream().anyMatch(task -> differs(task, trial).isEmpty())
        ? Optional.empty()
        : first;
  }

  private Optional<Mismatch> differs(TaskAssignment task, Trial trial) {
    List<Difference> all =
        Stream.of(
                compare("queue", queue, task.queue()),
                compare("owner", owner, task.owner().orElse("nobody")),
                within("startWithin", startWithin, task.startBy(), task, trial),
                within("dueWithin", dueWithin, Optional.of(task.due()), task, trial),
                compare("priority", priority, task.priority()),
                compare("playbook", playbook, task.playbook()),
                compare("mayOffer", mayOffer.map(Assigned::list), list(task.mayOffer())),
                compare("skills", skills.map(Assigned::list), list(task.skills())))
            .flatMap(Optional::stream)
            .toList();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                joined(all, Difference::wanted),
                "the task has " + joined(all, Difference::found),
                trial
                    .words()
                    .speakers(
                        Stage.ASSIGNMENT, all.stream().map(Difference::verb).toList(), trial)));
  }

  // by the hours of the desk, so that a case holds whatever its day
  private static Optional<Difference> within(
      String what,
      Optional<Duration> wanted,
      Optional<Instant> found,
      TaskAssignment task,
      Trial trial) {
    Instant asked = trial.decision().decidedAt();
    Desk desk = trial.rules().parameters().desks().getOrDefault(task.queue(), Desk.USUAL);
    return wanted
        .filter(time -> !found.equals(Optional.of(desk.after(asked, time))))
        .map(
            time ->
                new Difference(
                    what, time, found.map(at -> told(asked, at, desk)).orElse("any time")));
  }

  private static String told(Instant asked, Instant deadline, Desk desk) {
    return desk.hours().isPresent()
        ? deadline.toString()
        : Duration.between(asked, deadline).toString();
  }

  private record Difference(String what, Object wantedValue, Object foundValue) {
    String wanted() {
      return what + ' ' + wantedValue;
    }

    String found() {
      return what + ' ' + foundValue;
    }

    String verb() {
      return switch (what) {
        case "owner" -> "managerOfRecord";
        case "skills" -> "skill";
        default -> what;
      };
    }
  }

  private static String joined(List<Difference> all, Function<Difference, String> words) {
    return all.stream().map(words).collect(Collectors.joining(", "));
  }

  private static String list(List<String> words) {
    return words.isEmpty() ? "nothing" : String.join(", ", words.stream().sorted().toList());
  }

  private static <T> Optional<Difference> compare(String what, Optional<T> wanted, T found) {
    return wanted
        .filter(value -> !value.equals(found))
        .map(value -> new Difference(what, value, found));
  }
}
