package io.holdfast.effect;

import io.holdfast.vocabulary.StateShard;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;

/**
 * Keeps the counts, what is remembered of customers, and how far the decisions are counted, in
 * {@link #LANES} lanes: a customer belongs to one of them, and what belongs to a lane changes
 * together.
 *
 * <p>Every method throws {@link EffectStoreUnavailable} when the store cannot be reached; nothing
 * is then known to be committed, and trying again is safe.
 */
public interface EffectStore {
  /** Divides the state shards, so that one partition's customers fall into few lanes. */
  int LANES = 8;

  /** The lane of a customer. */
  static int lane(String customerId) {
    return StateShard.of(customerId) % LANES;
  }

  /** What is known of these customers of a lane, at one moment or an earlier one. */
  Loaded load(int lane, Collection<String> customerIds);

  /**
   * Commits all of it, or nothing.
   *
   * @return whether it was committed; not, when the lane has changed since it was loaded
   */
  boolean commit(Commit commit);

  /** Forgets a customer; what was counted stays. */
  void forget(String customerId);

  /** The counts of these months, by all versions. */
  Tally counts(Collection<YearMonth> months);

  /**
   * A lane as it was loaded.
   *
   * @param version changes with every commit
   * @param positions by partition, the first offset that is not counted yet; 0 where absent
   * @param customers who are remembered
   */
  record Loaded(long version, Map<Integer, Long> positions, Map<String, Tracking> customers) {}

  /**
   * What one batch brought.
   *
   * @param version the lane had when it was loaded
   * @param positions by partition, the first offset that is not counted then
   * @param customers as they are remembered from now on
   * @param remembered how long
   * @param tally what is added to the counts
   */
  record Commit(
      int lane,
      long version,
      Map<Integer, Long> positions,
      Map<String, Tracking> customers,
      Duration remembered,
      Tally tally) {}
}
