package io.holdfast.journal;

import io.holdfast.decision.Decision;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Decisions committed but still to be published, in order, per state shard. */
public interface Outbox {

  /**
   * The oldest entries after the given position of each shard, in one round trip.
   *
   * @param after position of the last published entry by shard; empty text where there is none
   * @param limit most entries per shard
   */
  List<OutboxEntry> pending(Map<Integer, String> after, int limit);

  /** Forgets what has been published: everything up to the position, per shard. */
  void forget(Map<Integer, String> upTo);

  /**
   * A decision waiting to be published.
   *
   * @param position orders the entries of one shard; opaque, at most 32 characters
   */
  record OutboxEntry(int shard, String position, Decision decision) {}

  /** Shards with entries waiting, among those given. */
  Collection<Integer> waiting(Collection<Integer> shards);
}
