package io.holdfast.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls to the decision endpoint at an even rate, each timed from when it was due, so that a call
 * that a slow answer keeps waiting counts as slow, too.
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

  static PhoneCalls measure(
      HttpClient client, URI endpoint, SignalMix mix, int firstSignal, int rate, Duration time) {
    int calls = (int) (rate * time.toSeconds());
    double[] millis = new double[calls];
    List<CompletableFuture<Boolean>> answers = new ArrayList<>(calls);
    List<HttpRequest> requests = new ArrayList<>(calls);
    for (int i = 0; i < calls; i++) {
      requests.add(request(endpoint, mix.signal(firstSignal + i).value()));
    }
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      int call = i;
      long due = start + i * 1_000_000_000L / rate;
      for (long wait; (wait = due - System.nanoTime()) > 0; ) {
        LockSupport.parkNanos(wait);
      }
      answers.add(
          client
              .sendAsync(requests.get(i), HttpResponse.BodyHandlers.discarding())
              .handle(
                  (answer, failure) -> {
                    millis[call] = (System.nanoTime() - due) / 1e6;
                    return failure == null && answer.statusCode() == 200;
                  }));
    }
    int refused = (int) answers.stream().filter(answer -> !answer.join()).count();
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

  private static HttpRequest request(URI endpoint, byte[] event) {
    return HttpRequest.newBuilder(endpoint)
        .header("content-type", "application/cloudevents+json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(event))
        .build();
  }

  /** As a row of a table. */
  String row() {
    return "| %d | %d | %d | %.1f | %.1f | %.1f | %.1f |"
        .formatted(rate, answers, refused, p50Millis, p95Millis, p99Millis, maxMillis);
  }
}
