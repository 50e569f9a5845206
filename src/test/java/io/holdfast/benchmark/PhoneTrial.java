package io.holdfast.benchmark;

import io.holdfast.rules.Loaded;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.files.RuleLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** How long callers wait for a decision while the stream runs. */
final class PhoneTrial {
  private static final Duration START_PATIENCE = Duration.ofMinutes(5);
  private static final Duration WARM_UP_STEP = Duration.ofSeconds(10);

  private final Options options;
  private final Instant now;
  private final Consumer<String> progress;

  PhoneTrial(Options options, Instant now, Consumer<String> progress) {
    this.options = options;
    this.now = now;
    this.progress = progress;
  }

  /** The readings as a table. */
  String run() {
    SignalMix mix = mix();
    ShippedSettings shipped = ShippedSettings.read();
    List<String> rows = new ArrayList<>();
    try (Laboratory laboratory = new Laboratory(options.output, shipped.partitions())) {
      laboratory.prepare(Contender.HOLDFAST, mix.profiles());
      int port = freePort();
      RunSettings settings =
          new RunSettings(
              laboratory.bootstrapServers(),
              laboratory.redisUrl(),
              "phone",
              options.threads,
              options.rules.toAbsolutePath(),
              options.output,
              false,
              shipped);
      try (ContenderProcess process =
              ContenderProcess.start(Contender.HOLDFAST, settings, options, port);
          Upstream upstream = new Upstream(laboratory.bootstrapServers(), 1)) {
        upstream.send(mix.signal(0));
        Waiting.until(
            () -> process.runs() && laboratory.committed(settings.group()) > 0,
            START_PATIENCE,
            "the start of the service");
        Thread stream = new Thread(() -> stream(upstream, mix), "upstream");
        stream.setDaemon(true);
        stream.start();
        call(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), mix, rows);
        stream.interrupt();
        stream.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      progress.accept(Machine.describe(laboratory.redisVersion()).toString());
    }
    return "Stream beside it: %d signals/s%n%n".formatted(options.phoneStream)
        + "| calls/s | answers | refused | p50 ms | p95 ms | p99 ms | max ms |\n"
        + "|---|---|---|---|---|---|---|\n"
        + String.join("\n", rows)
        + '\n';
  }

  private void call(InetSocketAddress service, SignalMix mix, List<String> rows) {
    int next = options.signals;
    for (long warm = 0; warm < options.phoneWarmUp.toSeconds(); warm += WARM_UP_STEP.toSeconds()) {
      PhoneCalls calls = PhoneCalls.measure(service, mix, next, 200, WARM_UP_STEP);
      next += calls.answers();
      progress.accept("warming up: " + calls.row());
    }
    for (int round = 0; round < options.rounds; round++) {
      for (int rate : options.phoneRates) {
        PhoneCalls calls = PhoneCalls.measure(service, mix, next, rate, options.phoneTime);
        next += calls.answers();
        rows.add(calls.row());
        progress.accept(calls.row());
      }
    }
  }

  private void stream(Upstream upstream, SignalMix mix) {
    long start = System.nanoTime();
    for (int i = 1; i < options.signals && !Thread.interrupted(); i++) {
      long wait = start + i * 1_000_000_000L / options.phoneStream - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
      upstream.send(mix.signal(i));
    }
  }

  private SignalMix mix() {
    Loaded loaded =
        new RuleSetLoader(RuleLimits.DEFAULT, InstantSource.fixed(now)).load(options.rules);
    return new SignalMix(
        loaded
            .ruleSet()
            .orElseThrow(() -> new IllegalArgumentException(loaded.findings().toString()))
            .declarations(),
        options.customers,
        options.signals,
        options.seed,
        now);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
