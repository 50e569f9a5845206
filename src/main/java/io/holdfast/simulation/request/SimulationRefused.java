package io.holdfast.simulation.request;

import java.util.List;

/** A simulation that is not run, with everything that speaks against it. */
public final class SimulationRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  /** Stable codes. */
  public enum Code {
    /** It asks for something there is not, or for more than may be. */
    INVALID_SIMULATION,
    /** As many wait as may. */
    BUSY,
    /** No such simulation is kept. */
    UNKNOWN_SIMULATION
  }

  public SimulationRefused(Code code, List<String> problems) {
    super(String.join(" ", problems));
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
