package io.holdfast.simulation.request;

import java.util.List;
import java.util.OptionalInt;

/**
 * What somebody wants to be simulated.
 *
 * @param scenarios by name; {@link ScenarioRunner#RECORDED} for the newest decisions on record
 * @param versions by hash, the beginning of it, or role; the others are held against the first
 * @param seeds how often each scenario runs; absent for as often as it says itself
 */
public record SimulationRequest(List<String> scenarios, List<String> versions, OptionalInt seeds) {

  public SimulationRequest {
    scenarios = List.copyOf(scenarios);
    versions = List.copyOf(versions);
  }
}
