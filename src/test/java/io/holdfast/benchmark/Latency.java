package io.holdfast.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * From a signal's due time at its sender to the committed decision at a consumer, at an even rate.
 *
 * @param rate signals per second
 * @param sent how many signals were sent; the second half of the answers is measured
 */
record Latency(double rate, int sent, double p50Millis, double p99Millis, double maxMillis) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LINGER_MILLIS = 1;

  static Latency measure(
      String bootstrapServers, SignalMix mix, int firstSignal, double rate, Duration duration) {
    Map<String, Long> due = new ConcurrentHashMap<>();
    int signals = (int) (rate * duration.toMillis() / 1_000);
    double[] millis = new double[signals];
    int[] answered = new int[1];
    try (DecisionTopic decisions = new DecisionTopic(bootstrapServers, Topics.DECISIONS).fromEnd();
        Upstream upstream = new Upstream(bootstrapServers, LINGER_MILLIS)) {
      Thread sender =
          new Thread(() -> send(upstream, mix, firstSignal, signals, rate, due), "upstream");
      sender.start();
      Waiting.until(
          () -> {
            decisions.poll(
                record -> {
                  long now = System.nanoTime();
                  Long since = due.remove(DecisionTopic.id(record.value()));
                  if (since != null) {
                    millis[answered[0]++] = (now - since) / 1e6;
                  }
                });
            return answered[0] == signals;
          },
          duration.plus(PATIENCE),
          "answer to each signal");
    }
    double[] counted = Arrays.copyOfRange(millis, signals / 2, signals);
    Arrays.sort(counted);
    return new Latency(
        rate,
        signals,
        counted[counted.length / 2],
        counted[(int) (counted.length * 0.99)],
        counted[counted.length - 1]);
  }

  // a sender that falls behind does not slow down: what waits at the sender counts, too
  private static void send(
      Upstream upstream,
      SignalMix mix,
      int firstSignal,
      int signals,
      double rate,
      Map<String, Long> due) {
    long start = System.nanoTime();
    for (int i = 0; i < signals; i++) {
      SignalMix.Message message = mix.signal(firstSignal + i);
      long at = start + (long) (i / rate * 1e9);
      long wait = at - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
      due.put(message.decisionId(), at);
      upstream.send(message);
    }
  }
}
