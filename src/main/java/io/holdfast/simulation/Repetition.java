package io.holdfast.simulation;

import io.holdfast.effect.Interval;
import io.holdfast.simulation.Report.Checked;
import io.holdfast.simulation.Report.Outcome;
import io.holdfast.simulation.Report.Spread;
import io.holdfast.simulation.Simulation.Watcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/**
 * Runs a scenario again and again, each time by other luck, and tells between which bounds what is
 * measured lies. Versions have the same luck each time, so their differences are told apart sooner
 * than their numbers.
 */
public final class Repetition {
  private final Watcher watcher;
  private final double[] shares;
  private final long[] signals;
  private boolean stopped;

  private Repetition(Watcher watcher, int times) {
    this.watcher = watcher;
    this.shares = new double[times];
    this.signals = new long[times];
  }

  /**
   * Runs a scenario as often as it says.
   *
   * @param versions one or more; the others are held against the first
   * @param seed the first one, in place of the scenario's own
   * @param seeds how often, in place of the scenario's own
   * @throws IllegalArgumentException when the folder cannot be understood
   */
  public static Report run(
      Path folder, List<Version> versions, OptionalLong seed, OptionalInt seeds, Watcher watcher) {
    Course course = Simulation.course(folder, seed);
    int times = seeds.orElse(course.seeds());
    Repetition repetition = new Repetition(watcher, times);
    List<Callable<Optional<Report>>> runs = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      int time = i;
      OptionalLong own = OptionalLong.of(course.seed() + i);
      runs.add(
          () ->
              repetition.isStopped()
                  ? Optional.empty()
                  : Optional.of(
                      Simulation.of(folder, versions, own)
                          .run((share, arrived) -> repetition.goOn(time, share, arrived))));
    }
    try (Workers workers = Workers.upTo(times)) {
      return ofWhole(workers.all(runs).stream().flatMap(Optional::stream).toList(), times);
    }
  }

  // a part of one run says nothing beside the whole of others
  private static Report ofWhole(List<Report> reports, int times) {
    List<Report> whole = reports.stream().filter(Report::complete).toList();
    Report together = together(whole.isEmpty() ? reports.subList(0, 1) : whole);
    return whole.size() == times ? together : together.stopped();
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized boolean goOn(int time, double share, long arrived) {
    shares[time] = share;
    signals[time] = arrived;
    boolean goOn =
        watcher.goOn(Arrays.stream(shares).average().orElse(1), Arrays.stream(signals).sum());
    stopped |= !goOn;
    return goOn;
  }

  private static Report together(List<Report> reports) {
    Report first = reports.get(0);
    if (reports.size() == 1) {
      return first;
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < first.versions().size(); i++) {
      int version = i;
      List<SortedMap<String, Double>> own = measures(reports, version);
      List<SortedMap<String, Double>> others = measures(reports, 0);
      SortedMap<String, Spread> spread = spread(own, others);
      SortedMap<String, Double> means = new TreeMap<>();
      spread.forEach((measure, one) -> means.put(measure, one.value().mean()));
      Outcome outcome = first.versions().get(version);
      List<Checked> checked =
          outcome.expectations().stream()
              .map(one -> Expectation.read(one.measure(), one.wanted()).check(means))
              .toList();
      outcomes.add(outcome.over(means, spread, checked));
    }
    return first.over(reports, outcomes);
  }

  private static List<SortedMap<String, Double>> measures(List<Report> reports, int version) {
    return reports.stream().map(report -> report.versions().get(version).measures()).toList();
  }

  private static SortedMap<String, Spread> spread(
      List<SortedMap<String, Double>> own, List<SortedMap<String, Double>> first) {
    TreeSet<String> names = new TreeSet<>();
    own.forEach(measures -> names.addAll(measures.keySet()));
    SortedMap<String, Spread> spread = new TreeMap<>();
    for (String name : names) {
      spread.put(
          name,
          new Spread(
              interval(own, first, name, (value, other) -> value),
              interval(own, first, name, (value, other) -> value - other)));
    }
    return spread;
  }

  private static Interval interval(
      List<SortedMap<String, Double>> own,
      List<SortedMap<String, Double>> first,
      String name,
      DoubleBinaryOperator number) {
    double[] numbers =
        IntStream.range(0, own.size())
            .mapToDouble(
                i ->
                    number.applyAsDouble(
                        own.get(i).getOrDefault(name, 0.0), first.get(i).getOrDefault(name, 0.0)))
            .toArray();
    Interval exact = Interval.of(numbers);
    return new Interval(rounded(exact.mean()), rounded(exact.low()), rounded(exact.high()));
  }

  private static double rounded(double number) {
    return Math.round(number * 1000) / 1000.0;
  }
}
