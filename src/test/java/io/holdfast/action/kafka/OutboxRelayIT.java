package io.holdfast.action.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.decision.Decision;
import io.holdfast.journal.Decisions;
import io.holdfast.journal.Outbox;
import io.holdfast.journal.Outbox.OutboxEntry.Damaged;
import io.holdfast.journal.Outbox.OutboxEntry.Message;
import io.holdfast.journal.Outbox.OutboxEntry.Waiting;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.vocabulary.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class OutboxRelayIT {
  private static final String SIGNALS = "signals";
  private static final String ASIDE = "aside";
  private static final String TASKS = "tasks";

  @Test
  void anEntryThatCannotBeReadIsSetAsideAndThoseBehindItArePublished() {
    EmbeddedKafkaKraftBroker broker =
        new EmbeddedKafkaKraftBroker(1, 1, SIGNALS, ASIDE, TASKS, Topics.DECISIONS);
    broker.brokerProperties(
        Map.of(
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "offsets.topic.replication.factor", "1"));
    broker.afterPropertiesSet();
    DefaultKafkaProducerFactory<byte[], byte[]> producers = producers(broker);
    Decision decision = withoutActions(Decisions.typical("C-1", "s-1"));
    HeldOutbox outbox =
        new HeldOutbox(
            List.of(
                new Damaged(3, "1", "poison".getBytes(UTF_8), "is damaged"),
                new Waiting(3, "2", new RecordedDecision(decision, Origin.ofRequest("r-1"))),
                new Message(3, "3", TASKS, "t-1".getBytes(UTF_8), "{}".getBytes(UTF_8))));
    OutboxRelay relay = relay(broker, new KafkaTemplate<>(producers), outbox);
    try (Consumer<byte[], byte[]> reader = consumers(broker).createConsumer("reader", "")) {
      reader.subscribe(List.of(Topics.DECISIONS, ASIDE, TASKS));
      relay.start();
      List<ConsumerRecord<byte[], byte[]>> published = new CopyOnWriteArrayList<>();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                reader.poll(Duration.ofMillis(200)).forEach(published::add);
                return published.size() >= 3;
              });

      assertThat(published)
          .extracting(ConsumerRecord::topic)
          .containsExactlyInAnyOrder(Topics.DECISIONS, ASIDE, TASKS);
      assertThat(published)
          .filteredOn(record -> record.topic().equals(ASIDE))
          .extracting(record -> new String(record.value(), UTF_8))
          .containsExactly("poison");
      assertThat(published)
          .filteredOn(record -> record.topic().equals(TASKS))
          .extracting(record -> new String(record.key(), UTF_8) + new String(record.value(), UTF_8))
          .containsExactly("t-1{}");
      await().atMost(Duration.ofMinutes(1)).until(outbox.held::isEmpty);
    } finally {
      relay.stop();
      producers.destroy();
      broker.destroy();
    }
  }

  private static OutboxRelay relay(
      EmbeddedKafkaKraftBroker broker, KafkaTemplate<byte[], byte[]> kafka, Outbox outbox) {
    KafkaDecisionPublisher publisher =
        new KafkaDecisionPublisher(
            kafka,
            version -> {
              throw new AssertionError("No action quotes it");
            },
            new DecisionEvents("/holdfast"),
            Optional.empty());
    return new OutboxRelay(
        consumers(broker),
        kafka,
        publisher,
        outbox,
        (entry, transaction) -> transaction.send(ASIDE, entry.bytes()),
        new OutboxRelayProperties(
            "relay", Duration.ofMillis(50), 10, Duration.ofMillis(100), Duration.ofSeconds(10)),
        SIGNALS,
        new Properties());
  }

  private static Decision withoutActions(Decision decision) {
    return new Decision(
        decision.id(),
        decision.ruleSet(),
        decision.decidedAt(),
        decision.verdict(),
        decision.tier(),
        decision.risk(),
        decision.candidates(),
        List.of(),
        decision.facts());
  }

  private static DefaultKafkaProducerFactory<byte[], byte[]> producers(
      EmbeddedKafkaKraftBroker broker) {
    DefaultKafkaProducerFactory<byte[], byte[]> producers =
        new DefaultKafkaProducerFactory<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.getBrokersAsString()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producers.setTransactionIdPrefix("test-");
    return producers;
  }

  private static DefaultKafkaConsumerFactory<byte[], byte[]> consumers(
      EmbeddedKafkaKraftBroker broker) {
    return new DefaultKafkaConsumerFactory<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            broker.getBrokersAsString(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Holds the entries of one shard. */
  private static final class HeldOutbox implements Outbox {
    private final List<OutboxEntry> held;

    HeldOutbox(List<OutboxEntry> entries) {
      held = new CopyOnWriteArrayList<>(entries);
    }

    @Override
    public List<OutboxEntry> next(Map<Integer, String> published, int limit) {
      held.removeIf(entry -> entry.position().compareTo(published.get(entry.shard())) <= 0);
      return List.copyOf(held);
    }
  }
}
