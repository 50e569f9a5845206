package io.holdfast.cli;

import io.holdfast.simulation.Simulation;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Shows on a terminal how far a simulation is, and is quiet elsewhere. Whoever stops the program
 * still gets what there is.
 */
final class Progress implements Simulation.Watcher, AutoCloseable {
  private static final int WIDTH = 30;
  private static final Duration BETWEEN = Duration.ofMillis(200);
  private static final long WRITING_SECONDS = 20;

  private final PrintWriter terminal;
  private final InstantSource clock;
  private final boolean shown = System.console() != null;
  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread atStop = new Thread(this::stop, "stop");
  private String what = "";
  private Instant began = Instant.EPOCH;
  private Instant told = Instant.EPOCH;
  private volatile boolean stopped;

  Progress(PrintWriter terminal, InstantSource clock) {
    this.terminal = terminal;
    this.clock = clock;
    Runtime.getRuntime().addShutdownHook(atStop);
  }

  void begin(String name) {
    what = name;
    began = clock.instant();
  }

  boolean stopped() {
    return stopped;
  }

  @Override
  public boolean goOn(double share, long signals) {
    Instant now = clock.instant();
    if (shown && (share >= 1 || Duration.between(told, now).compareTo(BETWEEN) > 0)) {
      told = now;
      show(share, signals, Math.max(1, Duration.between(began, now).toMillis()) / 1000.0);
    }
    return !stopped;
  }

  private void show(double share, long signals, double seconds) {
    int done = (int) Math.round(share * WIDTH);
    terminal.printf(
        "\r%s [%s%s] %3.0f %%  %,.0f signals/s  %s left ",
        what,
        "#".repeat(done),
        ".".repeat(WIDTH - done),
        share * 100,
        signals / seconds,
        Duration.ofSeconds(Math.round(seconds * (1 - share) / Math.max(share, 0.001)))
            .toString()
            .substring(2)
            .toLowerCase(java.util.Locale.ROOT));
    if (share >= 1) {
      terminal.println();
    }
    terminal.flush();
  }

  /** What there is has been written. */
  void end() {
    written.countDown();
  }

  // the program ends when its hooks have: what there is must be written before
  private void stop() {
    stopped = true;
    try {
      written.await(WRITING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    written.countDown();
    if (!stopped) {
      Runtime.getRuntime().removeShutdownHook(atStop);
    }
  }
}
