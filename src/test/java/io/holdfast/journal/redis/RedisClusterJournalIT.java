package io.holdfast.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.journal.DueTimers;
import io.holdfast.journal.Entry;
import io.holdfast.journal.Journal;
import io.holdfast.journal.JournalContract;
import io.holdfast.journal.JournalUnavailable;
import io.holdfast.journal.Notes;
import io.holdfast.journal.Outbox;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The journal on three servers that share the state shards. */
class RedisClusterJournalIT extends JournalContract {
  private static RedisCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = RedisCluster.start();
  }

  @AfterAll
  static void stop() throws IOException {
    cluster.close();
  }

  @BeforeEach
  void empty() {
    cluster.empty();
  }

  @Override
  protected Journal journal() {
    return new RedisJournal(
        cluster.client(), new Retention(Duration.ofDays(30), NOTED, Duration.ofDays(30)), 100);
  }

  @Override
  protected DueTimers timers() {
    return new RedisTimers(cluster.client());
  }

  @Override
  protected Notes notes() {
    return new RedisNotes(cluster.client(), NOTED);
  }

  @Override
  protected Outbox outbox() {
    return new RedisOutbox(cluster.client(), Duration.ofDays(30), 100);
  }

  @Test
  void aLostNodeIsAFailureAndWorkGoesOnWhenItIsBack() throws IOException {
    List<String> customers = IntStream.range(0, 300).mapToObj(i -> "c-" + i).toList();
    journal().commit(customers.stream().map(id -> entry(state(id), 0)).toList());

    cluster.servers().servers().get(1).stop();

    List<Entry> next = customers.stream().map(id -> entry(state(id), 1)).toList();
    assertThatThrownBy(() -> journal().commit(next)).isInstanceOf(JournalUnavailable.class);
    assertThatThrownBy(() -> journal().load(customers, List.of()))
        .isInstanceOf(JournalUnavailable.class);

    cluster.servers().servers().get(1).start();

    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(JournalUnavailable.class)
        .untilAsserted(
            () ->
                assertThat(journal().load(customers, List.of()).customers())
                    .hasSize(customers.size()));
  }
}
