package io.holdfast.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Numbers by name, as a whole and of each simulated day. */
final class Numbers {
  private final Instant start;
  private final int days;
  private final SortedMap<String, Double> whole = new TreeMap<>();
  private final SortedMap<String, double[]> daily = new TreeMap<>();

  Numbers(Instant start, Duration lasting) {
    this.start = start;
    this.days = (int) Math.max(1, (lasting.toHours() + 23) / 24);
  }

  /** Adds to the whole. */
  void add(String name, double more) {
    whole.merge(name, more, Double::sum);
  }

  /** Adds to the whole and to the day. */
  void add(String name, Instant at, double more) {
    add(name, more);
    int day = day(at);
    if (day < days) {
      of(name)[day] += more;
    }
  }

  /** Something stands at this height; the most it comes to counts, as a whole and of each day. */
  void stands(String name, Instant at, double height) {
    whole.merge(name, height, Math::max);
    int day = day(at);
    if (day < days) {
      of(name)[day] = Math.max(of(name)[day], height);
    }
  }

  private double[] of(String name) {
    return daily.computeIfAbsent(name, n -> new double[days]);
  }

  private int day(Instant at) {
    return (int) Duration.between(start, at).toDays();
  }

  /** A copy of the whole. */
  SortedMap<String, Double> whole() {
    return new TreeMap<>(whole);
  }

  SortedMap<String, double[]> daily() {
    return daily;
  }

  /** Share of a whole, 0 to 100; of nothing it is 0. */
  static double percent(double part, double of) {
    return of == 0 ? 0 : 100 * part / of;
  }
}
