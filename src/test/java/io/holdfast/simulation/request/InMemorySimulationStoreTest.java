package io.holdfast.simulation.request;

class InMemorySimulationStoreTest extends SimulationStoreContract {
  private final InMemorySimulationStore store = new InMemorySimulationStore(MOST);

  @Override
  protected SimulationStore store() {
    return store;
  }
}
