package io.holdfast.simulation.request;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store that lives as long as the process. Thread-safe. */
public final class InMemorySimulationStore implements SimulationStore {
  private final int most;
  private final Map<String, SimulationRun> runs = new LinkedHashMap<>();
  private final Map<String, byte[]> reports = new LinkedHashMap<>();
  private final Set<String> stops = new HashSet<>();

  public InMemorySimulationStore(int most) {
    this.most = most;
  }

  @Override
  public synchronized void put(SimulationRun run) {
    if (runs.put(run.id(), run) == null) {
      newest().stream().filter(one -> one.state().isEnd()).skip(most - 1L).forEach(this::drop);
    }
  }

  private void drop(SimulationRun run) {
    runs.remove(run.id());
    reports.remove(run.id());
    stops.remove(run.id());
  }

  @Override
  public synchronized void end(SimulationRun run, byte[] found) {
    reports.put(run.id(), found);
    stops.remove(run.id());
    put(run);
  }

  @Override
  public synchronized List<SimulationRun> newest() {
    return runs.values().stream()
        .sorted(Comparator.comparing(SimulationRun::asked).reversed())
        .toList();
  }

  @Override
  public synchronized Optional<SimulationRun> find(String id) {
    return Optional.ofNullable(runs.get(id));
  }

  @Override
  public synchronized Optional<byte[]> reports(String id) {
    return Optional.ofNullable(reports.get(id)).filter(found -> found.length > 0);
  }

  @Override
  public synchronized void stop(String id) {
    stops.add(id);
  }

  @Override
  public synchronized boolean isStopped(String id) {
    return stops.contains(id);
  }
}
