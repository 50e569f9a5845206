package io.holdfast.simulation.request;

/** What is kept of simulations cannot be read or changed at the moment. */
public final class SimulationStoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SimulationStoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
