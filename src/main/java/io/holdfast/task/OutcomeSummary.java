package io.holdfast.task;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What came of the tasks of one person, or of one rule.
 *
 * @param outcomes how many ended so, by the outcome's code
 * @param meanToBegin absent where none was begun before it was closed
 */
public record OutcomeSummary<T>(
    T about,
    long tasks,
    Map<String, Long> outcomes,
    Optional<Duration> meanToBegin,
    Duration meanToClose) {

  /** Summaries of all that these are about, whoever has most tasks coming first. */
  public static <T> List<OutcomeSummary<T>> by(
      Function<ClosedCount.Key, T> part, Collection<ClosedCount> counts) {
    return counts.stream()
        .collect(Collectors.groupingBy(one -> part.apply(one.key())))
        .entrySet()
        .stream()
        .map(one -> of(one.getKey(), one.getValue()))
        .sorted(Comparator.comparing((OutcomeSummary<T> one) -> one.tasks).reversed())
        .toList();
  }

  private static <T> OutcomeSummary<T> of(T about, List<ClosedCount> counts) {
    ClosedCount all = counts.stream().reduce(ClosedCount::plus).orElseThrow();
    Map<String, Long> outcomes = new TreeMap<>();
    counts.forEach(one -> outcomes.merge(one.key().outcome(), one.tasks(), Long::sum));
    return new OutcomeSummary<>(
        about,
        all.tasks(),
        outcomes,
        all.begun() == 0 ? Optional.empty() : Optional.of(all.toBegin().dividedBy(all.begun())),
        all.toClose().dividedBy(all.tasks()));
  }
}
