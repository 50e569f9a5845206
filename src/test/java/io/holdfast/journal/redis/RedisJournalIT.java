package io.holdfast.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.customer.CustomerState;
import io.holdfast.journal.DecisionCodec;
import io.holdfast.journal.DueTimers;
import io.holdfast.journal.Entry;
import io.holdfast.journal.Journal;
import io.holdfast.journal.Journal.Loaded;
import io.holdfast.journal.JournalContract;
import io.holdfast.journal.JournalUnavailable;
import io.holdfast.journal.Note;
import io.holdfast.journal.Notes;
import io.holdfast.journal.Outbox;
import io.holdfast.journal.Outbox.OutboxEntry;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.journal.Versioned;
import io.holdfast.server.embedded.RedisExtension;
import io.holdfast.vocabulary.StateShard;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.params.XAddParams;

class RedisJournalIT extends JournalContract {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final Duration ERASED = Duration.ofDays(2);

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @RegisterExtension static final RedisExtension REDIS = new RedisExtension();

  @Override
  protected Journal journal() {
    return new RedisJournal(REDIS.client(), new Retention(RETENTION, NOTED, ERASED), 100);
  }

  @Override
  protected DueTimers timers() {
    return new RedisTimers(REDIS.client());
  }

  @Override
  protected Notes notes() {
    return new RedisNotes(REDIS.client(), NOTED);
  }

  @Override
  protected Outbox outbox() {
    return new RedisOutbox(REDIS.client(), RETENTION, 100);
  }

  @Test
  void nothingAcknowledgedIsLostWhenRedisIsKilled() {
    RecordedDecision recorded = recorded("c-1", "s-1");
    journal().commit(List.of(outgoing(state("c-1"), 0, recorded)));

    REDIS.kill();
    assertThatThrownBy(() -> load("c-1")).isInstanceOf(JournalUnavailable.class);
    assertThatThrownBy(() -> journal().commit(List.of(entry(state("c-1"), 1))))
        .isInstanceOf(JournalUnavailable.class);
    assertThatThrownBy(() -> journal().decision(recorded.decision().id()))
        .isInstanceOf(JournalUnavailable.class);
    assertThatThrownBy(() -> outbox().next(Map.of(1, ""), 10))
        .isInstanceOf(JournalUnavailable.class);
    REDIS.restart();

    assertThat(load("c-1")).isEqualTo(new Versioned(state("c-1"), 1));
    assertThat(journal().decision(recorded.decision().id())).contains(recorded.decision());
    assertThat(outbox().next(Map.of(StateShard.of("c-1"), ""), 10)).hasSize(1);
    // the restarted server does not know the script any more
    assertThat(journal().commit(List.of(entry(state("c-1"), 1))).conflicts()).isEmpty();
  }

  @Test
  void aDamagedEntryOfTheOutboxIsNamedAndSpoilsNoOther() {
    RecordedDecision first = recorded("c-1", "s-1");
    RecordedDecision last = recorded("c-1", "s-2");
    int shard = StateShard.of("c-1");
    byte[] poison = "poison in the well".getBytes(StandardCharsets.UTF_8);
    journal().commit(List.of(outgoing(state("c-1"), 0, first)));
    REDIS
        .client()
        .xadd(
            Keys.outbox(shard),
            Map.of("decision".getBytes(StandardCharsets.UTF_8), poison),
            new XAddParams());
    journal().commit(List.of(outgoing(state("c-1"), 1, last)));

    List<OutboxEntry> entries = outbox().next(Map.of(shard, ""), 10);

    assertThat(decisions(List.of(entries.get(0), entries.get(2))))
        .containsExactly(first.decision(), last.decision());
    assertThat(entries.get(1))
        .isInstanceOfSatisfying(
            OutboxEntry.Damaged.class,
            damaged -> {
              assertThat(damaged.bytes()).isEqualTo(poison);
              assertThat(damaged.problem()).isEqualTo("names no decision on record");
            });
  }

  @Test
  void anEventThatAnotherScriptPutsInTheOutboxKeepsItsPlaceBetweenDecisions() {
    RecordedDecision first = recorded("c-1", "s-1");
    RecordedDecision last = recorded("c-1", "s-2");
    int shard = StateShard.of("c-1");
    journal().commit(List.of(outgoing(state("c-1"), 0, first)));
    REDIS
        .client()
        .eval(
            OutboxScript.PUBLISH + "publish(KEYS[1], ARGV[1], ARGV[2], ARGV[3])",
            List.of(OutboxScript.key(shard)),
            List.of("retention.tasks.v1", "t-1", "{}"));
    journal().commit(List.of(outgoing(state("c-1"), 1, last)));

    List<OutboxEntry> entries = outbox().next(Map.of(shard, ""), 10);

    assertThat(decisions(List.of(entries.get(0), entries.get(2))))
        .containsExactly(first.decision(), last.decision());
    assertThat(entries.get(1))
        .isInstanceOfSatisfying(
            OutboxEntry.Message.class,
            event -> {
              assertThat(event.topic()).isEqualTo("retention.tasks.v1");
              assertThat(event.key()).asString().isEqualTo("t-1");
              assertThat(event.event()).asString().isEqualTo("{}");
            });
    assertThat(outbox().next(Map.of(shard, entries.get(2).position()), 10)).isEmpty();
    assertThat(REDIS.client().xlen(Keys.outbox(shard))).isZero();
  }

  @Test
  void aDamagedRecordIsNamedAndSpoilsNoOther() {
    RecordedDecision recorded = recorded("c-1", "s-1");
    journal().commit(List.of(entry(state("c-1"), 0, recorded), entry(state("c-2"), 0)));
    REDIS.client().set(Keys.customer("c-1"), "poison in the well".getBytes(StandardCharsets.UTF_8));
    REDIS.client().set(Keys.customer("c-3"), new byte[] {1, 2, 3});
    REDIS.client().setrange(Keys.decision(recorded.decision().id()), 50, new byte[] {0, 0, 0});

    Loaded loaded = journal().load(List.of("c-1", "c-2", "c-3"), List.of(recorded.decision().id()));

    assertThat(loaded.customers()).containsOnlyKeys("c-2");
    assertThat(loaded.decisions()).isEmpty();
    assertThat(loaded.unreadable())
        .containsOnlyKeys("c-1", "c-3", recorded.decision().id())
        .containsEntry("c-3", "The record of c-3 has only 3 bytes")
        .hasEntrySatisfying("c-1", problem -> assertThat(problem).contains("unknown schema"));
  }

  @Test
  void decisionsExpireAndStatesDoNot() {
    RecordedDecision recorded = recorded("c-1", "s-1");
    journal().commit(List.of(entry(state("c-1"), 0, recorded)));

    assertThat(REDIS.client().pttl(Keys.decision(recorded.decision().id())))
        .isBetween(RETENTION.minusMinutes(5).toMillis(), RETENTION.toMillis());
    assertThat(REDIS.client().pttl(Keys.customer("c-1"))).isEqualTo(-1);
  }

  @Test
  void whatIsLeftOfACustomerAndADecisionExpires() {
    RecordedDecision recorded = recorded("c-1", "s-1");
    byte[] key = Keys.decision(recorded.decision().id());
    journal().commit(List.of(entry(state("c-1"), 0, recorded)));

    journal().erase(journal().load(List.of(), List.of(recorded.decision().id())), NOW);
    journal().commit(List.of(entry(CustomerState.erased("c-1", NOW), 1)));

    assertThat(REDIS.client().pttl(Keys.customer("c-1")))
        .isBetween(ERASED.minusMinutes(5).toMillis(), ERASED.toMillis());
    assertThat(REDIS.client().pttl(key))
        .isBetween(RETENTION.minusMinutes(5).toMillis(), RETENTION.toMillis());
    assertThat(new String(REDIS.client().get(key), StandardCharsets.US_ASCII))
        .matches("\\x05[0-9]+ [0-9a-f]{40} [0-9a-f]{40}\n[0-9a-f]{64} " + NOW);
    journal().commit(List.of(entry(state("c-1"), 2)));
    assertThat(REDIS.client().pttl(Keys.customer("c-1"))).isEqualTo(-1);
  }

  @Test
  void whatACustomerSaidExpiresByItself() {
    Note note = new Note("d-1", "complaint-opened", NOW, Map.of("text", "cross"));
    journal()
        .commit(
            List.of(
                new Entry(state("c-1"), 0, List.of(), Entry.Publication.BY_CALLER, List.of(note))));

    assertThat(REDIS.client().pttl(Keys.notes("c-1")))
        .isBetween(NOTED.minusMinutes(5).toMillis(), NOTED.toMillis());
  }

  @Test
  void aDamagedDecisionIsErasedWithoutATrace() {
    RecordedDecision recorded = recorded("c-1", "s-1");
    String id = recorded.decision().id();
    journal().commit(List.of(entry(state("c-1"), 0, recorded)));
    REDIS.client().setrange(Keys.decision(id), 150, new byte[] {0, 0, 0});

    journal().erase(journal().load(List.of(), List.of(id)), NOW);

    assertThat(REDIS.client().exists(Keys.decision(id))).isFalse();
  }

  @Test
  void keysAreNamedAsDocumented() {
    RecordedDecision recorded = recorded("c-1", "s-1");
    journal().commit(List.of(outgoing(state("c-1"), 0, recorded)));

    String id = recorded.decision().id();
    String tag = '{' + id.substring(0, 2) + '}';
    assertThat(REDIS.client().keys("*"))
        .containsExactlyInAnyOrder(
            "holdfast:c:" + tag + ":c-1",
            "holdfast:d:" + tag + ':' + id,
            "holdfast:h:" + tag,
            "holdfast:o:" + tag);
  }

  @Test
  void whatIsStillToBePublishedDoesNotExpire() {
    RecordedDecision recorded = recorded("c-1", "s-1");
    byte[] key = Keys.decision(recorded.decision().id());
    int shard = StateShard.of("c-1");
    journal().commit(List.of(outgoing(state("c-1"), 0, recorded)));
    assertThat(REDIS.client().pttl(key)).isEqualTo(-1);

    String position = outbox().next(Map.of(shard, ""), 10).get(0).position();
    assertThat(REDIS.client().pttl(key)).isEqualTo(-1);
    outbox().next(Map.of(shard, position), 10);

    assertThat(REDIS.client().pttl(key))
        .isBetween(RETENTION.minusMinutes(5).toMillis(), RETENTION.toMillis());
  }

  @Test
  void anOutboxEntryWithoutItsDecisionIsNamed() {
    RecordedDecision recorded = recorded("c-1", "s-1");
    byte[] key = Keys.decision(recorded.decision().id());
    journal().commit(List.of(outgoing(state("c-1"), 0, recorded)));
    REDIS.client().setrange(key, 200, new byte[] {0, 0, 0});
    assertThat(damaged("c-1").problem()).contains("damaged");

    REDIS.client().del(key);

    assertThat(damaged("c-1").bytes()).isEqualTo(key);
  }

  private OutboxEntry.Damaged damaged(String customerId) {
    return (OutboxEntry.Damaged) outbox().next(Map.of(StateShard.of(customerId), ""), 10).get(0);
  }

  /** As it stood before there were seals, and JSON was compressed. */
  @Test
  void aDecisionRecordedInSchema1IsStillRead() {
    RecordedDecision recorded = recorded("c-1", "s-1");
    byte[] origin = recorded.origin().position().getBytes(StandardCharsets.UTF_8);
    byte[] json = DecisionCodec.write(recorded.decision());
    ByteBuffer old = ByteBuffer.allocate(1 + Integer.BYTES + origin.length + json.length);
    old.put((byte) 1).putInt(origin.length).put(origin).put(json);
    String id = recorded.decision().id();

    REDIS.client().set(Keys.decision(id), old.array());

    assertThat(journal().recorded(List.of(id))).containsExactly(recorded);
  }

  @Test
  void theChainGoesOnAfterRedisWasKilled() {
    journal().commit(List.of(entry(state("c-1"), 0, recorded("c-1", "s-1"))));
    REDIS.kill();
    REDIS.restart();

    journal().commit(List.of(entry(state("c-1"), 1, recorded("c-1", "s-2"))));

    assertThat(journal().chainEnds().get(StateShard.of("c-1")).sequence()).isEqualTo(2);
  }
}
