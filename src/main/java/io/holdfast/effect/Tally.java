package io.holdfast.effect;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Counts by cohort and name of what is counted. In whatever order they are added up, they agree.
 */
public final class Tally {
  static final double THOUSANDTHS = 1000;

  private final Map<Cohort, Map<String, Long>> counts = new HashMap<>();

  void add(Cohort cohort, Measure measure, long number) {
    add(cohort, measure.name(), number);
  }

  void addMoney(Cohort cohort, Measure measure, double amount) {
    add(cohort, measure, Math.round(amount * THOUSANDTHS));
  }

  /** Adds to one count. */
  public void add(Cohort cohort, String name, long number) {
    if (number != 0) {
      counts.computeIfAbsent(cohort, c -> new TreeMap<>()).merge(name, number, Long::sum);
    }
  }

  /** Adds all counts of another. */
  public void add(Tally other) {
    other.counts.forEach((cohort, all) -> all.forEach((name, n) -> add(cohort, name, n)));
  }

  /** Hands over the counts of each cohort. */
  public void each(BiConsumer<Cohort, Map<String, Long>> taker) {
    counts.forEach((cohort, all) -> taker.accept(cohort, Collections.unmodifiableMap(all)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tally that && counts.equals(that.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
