package io.holdfast.action.kafka;

import io.holdfast.journal.Outbox.OutboxEntry;
import org.springframework.kafka.core.KafkaOperations;

/** Where entries of the outbox go that cannot be read, so that those behind them go on. */
public interface DamagedEntries {

  /** Sets one aside, in the transaction that these operations are in. */
  void setAside(OutboxEntry.Damaged entry, KafkaOperations<byte[], byte[]> transaction);
}
