package io.holdfast.benchmark;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls to the decision endpoint at an even rate, each timed from when it was due, so that a call
 * that a slow answer keeps waiting counts as slow, too. Calls do not wait for each other as long as
 * a {@link #CALLERS caller} is free.
 *
 * @param rate calls per second
 * @param refused answered with anything but a decision
 */
record PhoneCalls(
    int rate,
    int answers,
    int refused,
    double p50Millis,
    double p95Millis,
    double p99Millis,
    double maxMillis) {
  private static final int CALLERS = 64;

  static PhoneCalls measure(
      InetSocketAddress service, SignalMix mix, int firstSignal, int rate, Duration time) {
    int calls = (int) (rate * time.toSeconds());
    // made beforehand: the callers share two cores with what they measure
    List<byte[]> requests = new ArrayList<>(calls);
    for (int i = 0; i < calls; i++) {
      requests.add(Connection.request(service, mix.signal(firstSignal + i).value()));
    }
    double[] millis = new double[calls];
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    Callable<Integer> caller =
        () -> {
          int refused = 0;
          try (Connection connection = Connection.open(service)) {
            for (int call; (call = next.getAndIncrement()) < calls; ) {
              long due = start + call * 1_000_000_000L / rate;
              for (long wait; (wait = due - System.nanoTime()) > 0; ) {
                LockSupport.parkNanos(wait);
              }
              refused += connection.call(requests.get(call)) == 200 ? 0 : 1;
              millis[call] = (System.nanoTime() - due) / 1e6;
            }
          }
          return refused;
        };
    int refused = sum(caller);
    Arrays.sort(millis);
    return new PhoneCalls(
        rate,
        calls,
        refused,
        millis[calls / 2],
        millis[calls * 95 / 100],
        millis[calls * 99 / 100],
        millis[calls - 1]);
  }

  private static int sum(Callable<Integer> caller) {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<Integer>> refused = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        refused.add(callers.submit(caller));
      }
      int sum = 0;
      for (Future<Integer> one : refused) {
        sum += one.get();
      }
      return sum;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("A caller failed", e);
    } finally {
      callers.shutdownNow();
    }
  }

  /** As a row of a table. */
  String row() {
    return "| %d | %d | %d | %.1f | %.1f | %.1f | %.1f |"
        .formatted(rate, answers, refused, p50Millis, p95Millis, p99Millis, maxMillis);
  }
}
