package io.holdfast.journal;

import java.util.List;
import java.util.Map;

/** What is committed but still to be published, in order, per state shard. */
public interface Outbox {

  /**
   * Forgets what has been published, and gives the oldest entries that follow, in one round trip.
   *
   * @param published position of the last published entry by shard; empty text where there is none
   * @param limit most entries per shard
   */
  List<OutboxEntry> next(Map<Integer, String> published, int limit);

  /** What waits in the outbox. */
  sealed interface OutboxEntry {
    int shard();

    /** Orders the entries of one shard; opaque, at most 32 characters. */
    String position();

    /** A decision waiting to be published. */
    record Waiting(int shard, String position, RecordedDecision recorded) implements OutboxEntry {}

    /**
     * An event that was written out in the commit it tells of, to be published as it stands.
     *
     * @param event a CloudEvent in structured JSON
     */
    record Message(int shard, String position, String topic, byte[] key, byte[] event)
        implements OutboxEntry {}

    /** A decision that was erased before it was published; nothing is to be done about it. */
    record Erased(int shard, String position) implements OutboxEntry {}

    /**
     * An entry that cannot be read.
     *
     * @param bytes what stands there
     * @param problem why it cannot be read
     */
    record Damaged(int shard, String position, byte[] bytes, String problem)
        implements OutboxEntry {}
  }
}
