package io.holdfast.effect;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A store that lives as long as the process; for tests. Forgets nothing. Thread-safe. */
public final class InMemoryEffectStore implements EffectStore {
  private final Map<Integer, Lane> lanes = new HashMap<>();

  private static final class Lane {
    private final Map<Integer, Long> positions = new HashMap<>();
    private final Map<String, Tracking> customers = new HashMap<>();
    private final Tally tally = new Tally();
    private long version;
  }

  @Override
  public synchronized Loaded load(int lane, Collection<String> customerIds) {
    Lane known = lanes.computeIfAbsent(lane, l -> new Lane());
    Map<String, Tracking> customers = new HashMap<>(known.customers);
    customers.keySet().retainAll(customerIds);
    return new Loaded(known.version, Map.copyOf(known.positions), customers);
  }

  @Override
  public synchronized boolean commit(Commit commit) {
    Lane lane = lanes.computeIfAbsent(commit.lane(), l -> new Lane());
    if (lane.version != commit.version()) {
      return false;
    }
    lane.version++;
    lane.positions.putAll(commit.positions());
    lane.customers.putAll(commit.customers());
    lane.customers.values().removeIf(Tracking.NONE::equals);
    lane.tally.add(commit.tally());
    return true;
  }

  @Override
  public synchronized void forget(String customerId) {
    Lane lane = lanes.computeIfAbsent(EffectStore.lane(customerId), l -> new Lane());
    lane.version++;
    lane.customers.remove(customerId);
  }

  @Override
  public synchronized Tally counts(Collection<YearMonth> months) {
    Tally all = new Tally();
    lanes
        .values()
        .forEach(
            lane ->
                lane.tally.each(
                    (cohort, counts) -> {
                      if (months.contains(cohort.month())) {
                        counts.forEach((name, number) -> all.add(cohort, name, number));
                      }
                    }));
    return all;
  }
}
