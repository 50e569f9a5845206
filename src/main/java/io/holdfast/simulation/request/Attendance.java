package io.holdfast.simulation.request;

import io.holdfast.simulation.Simulation.Watcher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches over one simulation: tells how far it is, gives way to the stream, and ends it. */
final class Attendance implements Watcher {
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);

  private final SimulationStore store;
  private final SimulationLimits limits;
  private final InstantSource clock;
  private final Instant begun;
  private SimulationRun run;
  private Instant told;
  private Instant resumed;
  private volatile Optional<String> stopped = Optional.empty();

  Attendance(
      SimulationRun run, SimulationStore store, SimulationLimits limits, InstantSource clock) {
    this.store = store;
    this.limits = limits;
    this.clock = clock;
    this.begun = clock.instant();
    this.told = begun;
    this.resumed = begun;
    this.run = run.at(0, 0);
    tell();
  }

  /** As far as it is. */
  synchronized SimulationRun run() {
    return run;
  }

  /** Why it went no further; absent while nothing stands in its way. */
  Optional<String> stopped() {
    return stopped;
  }

  void stop(String why) {
    stopped = Optional.of(why);
  }

  @Override
  public synchronized boolean goOn(double share, long signals) {
    run = run.at(share, signals);
    Instant now = clock.instant();
    if (Duration.between(told, now).compareTo(BETWEEN) >= 0) {
      told = now;
      tell();
    }
    if (Duration.between(begun, now).compareTo(limits.longest()) >= 0) {
      stop("It took longer than %d seconds.".formatted(limits.longest().toSeconds()));
    }
    giveWay(now);
    return stopped.isEmpty();
  }

  // how far it is, is no reason to fail
  private void tell() {
    try {
      store.put(run);
      if (store.isStopped(run.id())) {
        stop("Somebody stopped it.");
      }
    } catch (SimulationStoreUnavailable e) {
      LOG.debug("How far simulation {} is cannot be told", run.id(), e);
    }
  }

  private void giveWay(Instant now) {
    long worked = Duration.between(resumed, now).toNanos();
    long rest = worked * (100 - limits.workingPct()) / limits.workingPct();
    if (rest > 0 && stopped.isEmpty()) {
      LockSupport.parkNanos(rest);
    }
    resumed = clock.instant();
  }
}
