package io.holdfast.task;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tells whoever writes rules what managers said of the tasks that these asked for. */
public final class Feedback {
  private static final int WORDS = 100;

  private final ClosedTasks closed;
  private final TaskStore tasks;
  private final int months;
  private final InstantSource clock;

  /**
   * @param months that are told of, this one and those before, 1 or more
   */
  public Feedback(ClosedTasks closed, TaskStore tasks, int months, InstantSource clock) {
    this.closed = closed;
    this.tasks = tasks;
    this.months = months;
    this.clock = clock;
  }

  /**
   * What was said.
   *
   * @param from first month counted
   * @param rules by rule and version, the rule with most tasks first
   * @param words newest first
   */
  public record Report(YearMonth from, List<OfRule> rules, List<Words> words) {}

  /**
   * What came of the tasks of a rule.
   *
   * @param ruleSet first digits of the version; empty where nobody recorded it
   * @param outcomes how many ended so, by the outcome's code
   */
  public record OfRule(String rule, String ruleSet, long tasks, Map<String, Long> outcomes) {}

  /**
   * What a manager said.
   *
   * @param outcome code of what came of the task
   * @param decisionId the decision that asked for it
   */
  public record Words(
      Instant at,
      String rule,
      Optional<String> ruleSet,
      Optional<String> outcome,
      Optional<String> reason,
      String text,
      String decisionId) {}

  /**
   * The report.
   *
   * @param rule it is about; all, where absent
   * @throws TaskStoreUnavailable when the store cannot be reached
   */
  public Report report(Optional<String> rule) {
    YearMonth last = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
    List<ClosedCount> counts =
        IntStream.range(0, months)
            .mapToObj(last::minusMonths)
            .flatMap(month -> closed.counts(month).stream())
            .filter(one -> rule.filter(wanted -> !wanted.equals(one.key().rule())).isEmpty())
            .toList();
    return new Report(
        last.minusMonths(months - 1L),
        OutcomeSummary.by(key -> List.of(key.rule(), key.ruleSet()), counts).stream()
            .map(
                one ->
                    new OfRule(one.about().get(0), one.about().get(1), one.tasks(), one.outcomes()))
            .toList(),
        tasks.find(closed.withFeedback(rule, WORDS)).stream().map(Feedback::words).toList());
  }

  private static Words words(Task task) {
    Occasion last = task.lastOccasion();
    Closing closing = task.closing().orElseThrow();
    return new Words(
        task.lastChange().at(),
        last.reason().rule(),
        last.ruleSet(),
        closing.outcome(),
        closing.reason(),
        closing.feedback().orElseThrow(),
        last.decisionId());
  }
}
