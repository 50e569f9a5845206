package io.holdfast.simulation.request;

import java.util.List;
import java.util.Optional;

/**
 * Keeps simulations with their reports; the oldest that have ended go when there are more than may
 * be.
 *
 * <p>Every method throws {@link SimulationStoreUnavailable} when the store cannot be reached.
 */
public interface SimulationStore {

  /** Keeps a simulation as it is now. */
  void put(SimulationRun run);

  /** Keeps a simulation that has ended, with what it found. */
  void end(SimulationRun run, byte[] reports);

  /** Every simulation that is kept, newest first. */
  List<SimulationRun> newest();

  Optional<SimulationRun> find(String id);

  /** What a simulation found; absent where there is nothing. */
  Optional<byte[]> reports(String id);

  /** Has whichever instance runs it stop. */
  void stop(String id);

  boolean isStopped(String id);
}
