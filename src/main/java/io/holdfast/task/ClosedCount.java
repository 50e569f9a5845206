package io.holdfast.task;

import io.holdfast.task.TaskChanged.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many tasks somebody closed alike.
 *
 * @param begun those that somebody had begun with before
 * @param toBegin how long it took until they were begun, all together
 * @param toClose how long it took until they were closed, all together
 */
public record ClosedCount(Key key, long tasks, long begun, Duration toBegin, Duration toClose) {
  /** Digits that tell versions of the rule set apart here. */
  private static final int VERSION_DIGITS = 16;

  /**
   * What they have in common.
   *
   * @param person whose task it was
   * @param rule that asked for it last
   * @param ruleSet first digits of the version of the rule set; empty where nobody recorded it
   * @param outcome code of what came of it
   */
  public record Key(String person, String rule, String ruleSet, String outcome) {}

  /** The count of one task; absent where nobody said what came of it. */
  public static Optional<ClosedCount> of(Task task) {
    return task.closing().flatMap(Closing::outcome).map(outcome -> of(task, outcome));
  }

  private static ClosedCount of(Task task, String outcome) {
    Occasion last = task.lastOccasion();
    String version = last.ruleSet().orElse("");
    Optional<Instant> begun =
        task.history().stream()
            .filter(change -> change.change() == Kind.STARTED)
            .map(TaskChanged::at)
            .findFirst();
    return new ClosedCount(
        new Key(
            task.owner().orElse(""),
            last.reason().rule(),
            version.substring(0, Math.min(VERSION_DIGITS, version.length())),
            outcome),
        1,
        begun.isPresent() ? 1 : 0,
        begun.map(at -> Duration.between(task.created(), at)).orElse(Duration.ZERO),
        Duration.between(task.created(), task.lastChange().at()));
  }

  /** Both together. */
  public ClosedCount plus(ClosedCount other) {
    return new ClosedCount(
        key,
        tasks + other.tasks,
        begun + other.begun,
        toBegin.plus(other.toBegin),
        toClose.plus(other.toClose));
  }
}
