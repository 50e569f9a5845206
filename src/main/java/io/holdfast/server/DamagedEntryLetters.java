package io.holdfast.server;

import io.holdfast.action.kafka.DamagedEntries;
import io.holdfast.journal.Outbox.OutboxEntry;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.kafka.DeadLetters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;

/** Sends entries of the outbox that cannot be read to the dead letters, and counts them. */
final class DamagedEntryLetters implements DamagedEntries {
  private static final Logger log = LoggerFactory.getLogger(DamagedEntryLetters.class);

  private final DeadLetters letters;
  private final Counter damaged;

  DamagedEntryLetters(DeadLetters letters, MeterRegistry registry) {
    this.letters = letters;
    this.damaged = registry.counter("holdfast.outbox.damaged");
  }

  @Override
  public void setAside(OutboxEntry.Damaged entry, KafkaOperations<byte[], byte[]> transaction) {
    String detail = "A decision that waits to be published " + entry.problem();
    log.error(
        "{}; it goes to the dead letters: shard {}, {}", detail, entry.shard(), entry.position());
    DeadLetters.Place place =
        new DeadLetters.Place("outbox", Integer.toString(entry.shard()), entry.position());
    letters.send(
        entry.bytes(),
        place,
        new Rejection(Rejection.Code.UNREADABLE_STATE, Optional.empty(), detail),
        transaction);
    damaged.increment();
  }
}
