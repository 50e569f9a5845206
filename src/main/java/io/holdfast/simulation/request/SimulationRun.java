package io.holdfast.simulation.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A simulation somebody asked for, and how far it is.
 *
 * @param versions the first one is what the others are held against
 * @param seeds how often each scenario runs; absent for as often as it says itself
 * @param by who asked for it
 * @param instance that runs it
 * @param share of it that is over, 0 to 1
 * @param signals that arrived so far
 * @param problem why there is no report, or only a part; absent where all is well
 */
public record SimulationRun(
    String id,
    List<String> scenarios,
    List<TriedVersion> versions,
    OptionalInt seeds,
    String by,
    String instance,
    Instant asked,
    Optional<Instant> ended,
    State state,
    double share,
    long signals,
    Optional<String> problem) {

  /**
   * A version that is tried.
   *
   * @param name what whoever asked called it
   * @param version content hash
   */
  public record TriedVersion(String name, String version) {}

  /** How far a simulation is. */
  public enum State {
    WAITING,
    RUNNING,
    /** There is a report. */
    DONE,
    /** There is a report of a part of it: somebody stopped it, or its time was over. */
    PARTIAL,
    /** There is no report. */
    FAILED;

    public boolean isEnd() {
      return this != WAITING && this != RUNNING;
    }
  }

  /** Whether it has found anything. */
  public boolean hasReport() {
    return state == State.DONE || state == State.PARTIAL;
  }

  SimulationRun at(double over, long arrived) {
    return with(State.RUNNING, Optional.empty(), over, arrived, Optional.empty());
  }

  SimulationRun ended(State end, Instant now, Optional<String> why) {
    return with(end, Optional.of(now), share, signals, why);
  }

  private SimulationRun with(
      State next, Optional<Instant> end, double over, long arrived, Optional<String> why) {
    return new SimulationRun(
        id, scenarios, versions, seeds, by, instance, asked, end, next, over, arrived, why);
  }
}
