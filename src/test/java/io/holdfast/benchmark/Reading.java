package io.holdfast.benchmark;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * All that one run of the benchmark measured.
 *
 * @param signalBytes mean size of a signal
 * @param outputRecords mean number of records published per signal
 * @param outputBytes mean size of these together
 */
record Reading(
    Instant at,
    Machine machine,
    int rounds,
    int signals,
    int customers,
    int threads,
    String heap,
    double signalBytes,
    double outputRecords,
    double outputBytes,
    List<Run> runs) {

  /** Middle, lowest and highest of some rounds. */
  record Spread(double median, double lowest, double highest) {

    static Spread of(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int middle = sorted.length / 2;
      double median =
          sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
      return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
  }

  Stream<Run> of(Contender contender) {
    return runs.stream().filter(run -> run.contender() == contender);
  }

  boolean has(Contender contender) {
    return of(contender).findAny().isPresent();
  }

  Spread throughput(Contender contender, ToDoubleFunction<Throughput> value) {
    return Spread.of(of(contender).map(Run::throughput).mapToDouble(value).toArray());
  }

  Spread latency(Contender contender, ToDoubleFunction<Latency> value) {
    return Spread.of(
        of(contender).flatMap(run -> run.latency().stream()).mapToDouble(value).toArray());
  }

  /** Speed of one divided by the speed of the other, round by round. */
  Spread ratio(Contender one, Contender other) {
    double[] ones = speeds(one);
    double[] others = speeds(other);
    double[] ratios = new double[Math.min(ones.length, others.length)];
    Arrays.setAll(ratios, round -> ones[round] / others[round]);
    return Spread.of(ratios);
  }

  private double[] speeds(Contender contender) {
    return of(contender).mapToDouble(run -> run.throughput().eventsPerSecond()).toArray();
  }
}
