package io.holdfast.effect.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.effect.Cohort.Kind;
import io.holdfast.effect.EffectIntake;
import io.holdfast.effect.EffectStore;
import io.holdfast.effect.Made;
import io.holdfast.effect.Tally;
import io.holdfast.effect.redis.RedisEffectStore;
import io.holdfast.journal.DecisionCodec;
import io.holdfast.journal.Decisions;
import io.holdfast.server.embedded.RedisExtension;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.util.backoff.FixedBackOff;

class DecisionListenerIT {
  private static final int DECISIONS = 40;
  private static EmbeddedKafkaKraftBroker broker;
  @RegisterExtension static final RedisExtension REDIS = new RedisExtension();

  @BeforeAll
  static void start() throws Exception {
    broker = new EmbeddedKafkaKraftBroker(1, 2, DecisionListener.DECISIONS);
    broker.brokerProperties(Map.of("offsets.topic.replication.factor", "1"));
    broker.afterPropertiesSet();
  }

  @AfterAll
  static void stop() throws Exception {
    broker.destroy();
  }

  @Test
  void publishedDecisionsAreCountedOnceWhateverFailsAfterwards() throws Exception {
    publish();
    EffectStore store = new RedisEffectStore(REDIS.client(), Duration.ofDays(400), 20_000);
    DecisionListener listener =
        new DecisionListener(new EffectIntake(store, () -> Made.MEASUREMENT, 50));
    AtomicInteger deliveries = new AtomicInteger();
    KafkaMessageListenerContainer<byte[], byte[]> container =
        listen(
            records -> {
              listener.onMessage(records);
              if (deliveries.incrementAndGet() <= 3) {
                throw new IllegalStateException("killed before the offsets were committed");
              }
            });
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(decisions(store)).isEqualTo(DECISIONS));
      assertThat(deliveries).hasValueGreaterThan(3);
      assertThat(decisions(store)).isEqualTo(DECISIONS);
    } finally {
      container.stop();
    }
  }

  private static long decisions(EffectStore store) {
    Tally counts = store.counts(List.of(YearMonth.of(2026, 3)));
    AtomicLong decisions = new AtomicLong();
    counts.each(
        (cohort, names) -> {
          if (cohort.kind() == Kind.VERSION) {
            decisions.addAndGet(names.getOrDefault("DECISIONS", 0L));
          }
        });
    return decisions.get();
  }

  private static void publish() throws Exception {
    DefaultKafkaProducerFactory<byte[], byte[]> producers =
        new DefaultKafkaProducerFactory<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.getBrokersAsString()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    try {
      KafkaTemplate<byte[], byte[]> kafka = new KafkaTemplate<>(producers);
      for (int i = 0; i < DECISIONS; i++) {
        String customer = "c-" + i % 7;
        byte[] decision = DecisionCodec.write(Decisions.typical(customer, "s-" + i));
        String event =
            "{\"specversion\":\"1.0\",\"id\":\"e\",\"data\":" + new String(decision, UTF_8) + '}';
        kafka.send(record(customer, event)).get();
      }
      kafka.send(record("c-1", "{\"data\":{}}")).get();
      kafka.send(record("c-1", "no decision")).get();
    } finally {
      producers.destroy();
    }
  }

  private static ProducerRecord<byte[], byte[]> record(String customer, String event) {
    return new ProducerRecord<>(
        DecisionListener.DECISIONS, customer.getBytes(UTF_8), event.getBytes(UTF_8));
  }

  private static KafkaMessageListenerContainer<byte[], byte[]> listen(
      BatchMessageListener<byte[], byte[]> listener) {
    ContainerProperties properties = new ContainerProperties(DecisionListener.DECISIONS);
    properties.setGroupId("effects");
    properties.setMessageListener(listener);
    KafkaMessageListenerContainer<byte[], byte[]> container =
        new KafkaMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(
                Map.of(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    broker.getBrokersAsString(),
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    "15",
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer()),
            properties);
    container.setCommonErrorHandler(
        new DefaultErrorHandler(new FixedBackOff(10, FixedBackOff.UNLIMITED_ATTEMPTS)));
    container.start();
    return container;
  }
}
