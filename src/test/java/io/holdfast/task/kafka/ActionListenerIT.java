package io.holdfast.task.kafka;

import static io.holdfast.task.Actions.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.holdfast.action.ActionRequested;
import io.holdfast.journal.Outbox.OutboxEntry;
import io.holdfast.server.embedded.RedisExtension;
import io.holdfast.task.Actions;
import io.holdfast.task.TaskIntake;
import io.holdfast.task.TaskLimits;
import io.holdfast.task.TaskStore;
import io.holdfast.task.redis.RedisTaskStore;
import io.holdfast.task.redis.WaitingEvents;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.util.backoff.FixedBackOff;
import tools.jackson.databind.JsonNode;

class ActionListenerIT {
  private static EmbeddedKafkaKraftBroker broker;
  @RegisterExtension static final RedisExtension REDIS = new RedisExtension();

  private final Queue<String> refused = new ConcurrentLinkedQueue<>();
  private TaskStore store;
  private DefaultKafkaProducerFactory<byte[], byte[]> producers;
  private DefaultKafkaConsumerFactory<byte[], byte[]> consumers;
  private KafkaMessageListenerContainer<byte[], byte[]> container;

  @BeforeAll
  static void start() throws Exception {
    broker = new EmbeddedKafkaKraftBroker(1, 1, ActionListener.ACTIONS);
    broker.brokerProperties(
        Map.of(
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "offsets.topic.replication.factor", "1"));
    broker.afterPropertiesSet();
  }

  @AfterAll
  static void stop() throws Exception {
    broker.destroy();
  }

  @BeforeEach
  void open() {
    store =
        new RedisTaskStore(
            REDIS.client(), Duration.ofDays(7), Duration.ofDays(90), new TaskEvents());
    producers =
        new DefaultKafkaProducerFactory<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.getBrokersAsString()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producers.setTransactionIdPrefix("test-");
    consumers =
        new DefaultKafkaConsumerFactory<>(
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

  @AfterEach
  void close() {
    container.stop();
    producers.destroy();
  }

  @Test
  void aTaskIsOpenedAndItsChangePublishedOnceWhateverIsRolledBack() {
    ActionRequested first = Actions.of("c-1").task();
    ActionRequested second = Actions.of("c-1").signal("s-2").priority(1).task();
    KafkaTemplate<byte[], byte[]> kafka = new KafkaTemplate<>(producers);
    ActionListener listener =
        new ActionListener(
            new TaskIntake(store, new TaskLimits(5, 5), InstantSource.fixed(NOW)),
            (record, detail) -> refused.add(new String(record.value(), UTF_8)));
    AtomicInteger deliveries = new AtomicInteger();
    listen(
        records -> {
          listener.onMessage(records);
          if (deliveries.incrementAndGet() <= 2) {
            throw new IllegalStateException("killed before the transaction was committed");
          }
        });

    kafka.executeInTransaction(
        transaction -> {
          transaction.send(action(ActionEvents.of(first)));
          transaction.send(action("nonsense".getBytes(UTF_8)));
          transaction.send(action(ActionEvents.of(Actions.of("c-2").outreach())));
          return transaction.send(action(ActionEvents.of(second)));
        });

    await().atMost(Duration.ofSeconds(60)).untilAtomic(deliveries, equalTo(3));
    List<OutboxEntry.Message> published = WaitingEvents.in(REDIS.client());
    assertThat(published)
        .extracting(OutboxEntry.Message::topic, message -> new String(message.key(), UTF_8))
        .containsExactly(
            tuple(TaskTopics.TASKS, first.actionId()), tuple(TaskTopics.TASKS, first.actionId()));
    JsonNode joined = WaitingEvents.read(published.get(1));
    assertThat(joined.path("id").asString()).isEqualTo(first.actionId() + "/2");
    assertThat(joined.path("type").asString()).isEqualTo("org.retention.task.state-changed.v1");
    assertThat(joined.at("/data/change").asString()).isEqualTo("SIGNAL_ADDED");
    assertThat(joined.at("/data/priority").asInt()).isEqualTo(1);
    assertThat(refused).containsOnly("nonsense");
    assertThat(store.openFor("c-1"))
        .singleElement()
        .satisfies(task -> assertThat(task.version()).isEqualTo(2));
    assertThat(store.openFor("c-2")).isEmpty();
  }

  private void listen(BatchMessageListener<byte[], byte[]> listener) {
    ContainerProperties properties = new ContainerProperties(ActionListener.ACTIONS);
    properties.setGroupId("holdfast-tasks");
    properties.setKafkaAwareTransactionManager(new KafkaTransactionManager<>(producers));
    properties.setMessageListener(listener);
    container = new KafkaMessageListenerContainer<>(consumers, properties);
    container.setAfterRollbackProcessor(
        new DefaultAfterRollbackProcessor<>(new FixedBackOff(10, FixedBackOff.UNLIMITED_ATTEMPTS)));
    container.start();
  }

  private static ProducerRecord<byte[], byte[]> action(byte[] event) {
    return new ProducerRecord<>(ActionListener.ACTIONS, "c-1".getBytes(UTF_8), event);
  }
}
