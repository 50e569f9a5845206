package io.holdfast.effect;

import io.holdfast.effect.Cohort.Kind;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts that can be narrowed down and added up. */
final class Counts {
  private final List<Count> counts;

  private record Count(Cohort cohort, String name, long number) {}

  private Counts(List<Count> counts) {
    this.counts = counts;
  }

  static Counts of(Tally tally) {
    List<Count> counts = new ArrayList<>();
    tally.each(
        (cohort, all) ->
            all.forEach((name, number) -> counts.add(new Count(cohort, name, number))));
    return new Counts(counts);
  }

  Counts where(Predicate<Cohort> wanted) {
    return new Counts(counts.stream().filter(count -> wanted.test(count.cohort)).toList());
  }

  Counts of(Kind kind) {
    return where(cohort -> cohort.kind() == kind);
  }

  Counts named(String name) {
    return where(cohort -> cohort.name().equals(name));
  }

  Counts arm(String arm) {
    return where(cohort -> cohort.arm().equals(arm));
  }

  Set<String> names() {
    return all(Cohort::name);
  }

  /** Arms that customers are told apart by. */
  Set<String> arms() {
    return all(Cohort::arm);
  }

  private Set<String> all(Function<Cohort, String> part) {
    return counts.stream()
        .map(count -> part.apply(count.cohort))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  SortedSet<YearMonth> months() {
    return counts.stream()
        .map(count -> count.cohort.month())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  long sum(Measure measure) {
    return counts.stream()
        .filter(count -> count.name.equals(measure.name()))
        .mapToLong(Count::number)
        .sum();
  }

  double money(Measure measure) {
    return sum(measure) / Tally.THOUSANDTHS;
  }

  double cost() {
    return money(Measure.CONTACT_COST) + money(Measure.OFFER_COST);
  }

  /** How many left for which reason, the most frequent first. */
  Map<String, Long> reasons() {
    Map<String, Long> reasons = new TreeMap<>();
    for (Count count : counts) {
      Measure.reason(count.name)
          .ifPresent(reason -> reasons.merge(reason, count.number, Long::sum));
    }
    Map<String, Long> sorted = new LinkedHashMap<>();
    reasons.entrySet().stream()
        .filter(reason -> reason.getValue() > 0)
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(reason -> sorted.put(reason.getKey(), reason.getValue()));
    return sorted;
  }

  /** Versions that decided, the one that did so last first. */
  List<String> versions() {
    Map<String, YearMonth> last = new HashMap<>();
    Map<String, Long> decisions = new HashMap<>();
    for (Count count : counts) {
      if (count.name.equals(Measure.DECISIONS.name())) {
        String version = count.cohort.version();
        decisions.merge(version, count.number, Long::sum);
        last.merge(version, count.cohort.month(), (one, other) -> one.isAfter(other) ? one : other);
      }
    }
    return decisions.keySet().stream()
        .sorted(
            Comparator.<String, YearMonth>comparing(last::get)
                .thenComparing(decisions::get)
                .reversed())
        .toList();
  }
}
