package io.holdfast.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Finds the customers whose timers are due. The timers themselves are part of the customer's state;
 * every commit keeps the moment of the first one here, in the same stroke.
 */
public interface DueTimers {

  /**
   * Customers with a timer due, in one round trip.
   *
   * @param limit most customers of one shard, those due first coming first
   */
  List<String> customers(Collection<Integer> shards, Instant now, int limit);

  /**
   * Looks at these customers again at the given moment and not before, unless a commit changes
   * their timers; for those whose timers cannot be worked off now.
   */
  void postpone(Collection<String> customerIds, Instant until);
}
