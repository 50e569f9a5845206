package io.holdfast.effect;

import io.holdfast.effect.EffectStore.Commit;
import io.holdfast.effect.EffectStore.Loaded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Counts published decisions, each once, however often a batch comes: how far they are counted is
 * committed with the counts.
 */
public final class EffectIntake {
  // of those who commit to a lane at the same time one succeeds each time
  private static final int ATTEMPTS = 50;

  private final EffectStore store;
  private final Supplier<Measurement> measurement;
  private final int mostKnown;

  /**
   * A decision where it was published.
   *
   * @param offset in its partition
   */
  public record Published(int partition, long offset, Observation made) {}

  /**
   * @param measurement as the rules at work say it
   * @param mostKnown cohorts and actions that are remembered of one customer, each
   */
  public EffectIntake(EffectStore store, Supplier<Measurement> measurement, int mostKnown) {
    this.store = store;
    this.measurement = measurement;
    this.mostKnown = mostKnown;
  }

  /** Counts a batch, in which each partition's decisions are in order. */
  public void take(List<Published> batch) {
    Map<Integer, List<Published>> lanes = new TreeMap<>();
    for (Published one : batch) {
      lanes
          .computeIfAbsent(EffectStore.lane(one.made().customerId()), l -> new ArrayList<>())
          .add(one);
    }
    lanes.forEach(this::take);
  }

  private void take(int lane, List<Published> batch) {
    Set<String> customers = new LinkedHashSet<>();
    batch.forEach(one -> customers.add(one.made().customerId()));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (store.commit(counted(lane, batch, store.load(lane, customers)))) {
        return;
      }
    }
    throw new EffectStoreUnavailable("Others commit to lane " + lane + " all the time", null);
  }

  private Commit counted(int lane, List<Published> batch, Loaded loaded) {
    Measurement now = measurement.get();
    Tally tally = new Tally();
    Map<Integer, Long> positions = new HashMap<>();
    Map<String, Tracking> customers = new HashMap<>();
    for (Published one : batch) {
      Observation made = one.made();
      if (one.offset() >= loaded.positions().getOrDefault(one.partition(), 0L)) {
        Tracking before =
            customers.getOrDefault(
                made.customerId(),
                loaded.customers().getOrDefault(made.customerId(), Tracking.NONE));
        customers.put(made.customerId(), Fold.fold(before, made, now, mostKnown, tally));
        positions.put(one.partition(), one.offset() + 1);
      }
    }
    return new Commit(lane, loaded.version(), positions, customers, now.attribution(), tally);
  }
}
