package io.holdfast.journal.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.journal.RecentDecisions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class RecentDecisionsListenerIT {
  private static final Instant NOW = Instant.parse("2026-03-02T09:15:00Z");
  private static EmbeddedKafkaKraftBroker broker;

  @BeforeAll
  static void start() {
    broker = new EmbeddedKafkaKraftBroker(1, 2, RecentDecisionsListener.DECISIONS);
    broker.brokerProperties(Map.of("offsets.topic.replication.factor", "1"));
    broker.afterPropertiesSet();
  }

  @AfterAll
  static void stop() {
    broker.destroy();
  }

  @Test
  void aNewInstanceBeginsALittleBeforeTheEndAndGoesOn() throws Exception {
    DefaultKafkaProducerFactory<byte[], byte[]> producers =
        new DefaultKafkaProducerFactory<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.getBrokersAsString()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    KafkaTemplate<byte[], byte[]> kafka = new KafkaTemplate<>(producers);
    for (int i = 0; i < 10; i++) {
      kafka.send(decision(i % 2, "d-" + i, NOW.plusSeconds(i))).get();
    }
    RecentDecisions recent = new RecentDecisions(100);
    KafkaMessageListenerContainer<byte[], byte[]> container = listen(recent, 2);
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(recent.newest(10)).containsExactly("d-9", "d-8", "d-7", "d-6"));

      kafka.send(new ProducerRecord<>(RecentDecisionsListener.DECISIONS, 0, null, new byte[9]));
      kafka.send(decision(0, "new", NOW.plusSeconds(60)));

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(recent.newest(1)).containsExactly("new"));
    } finally {
      container.stop();
      producers.destroy();
    }
  }

  private static KafkaMessageListenerContainer<byte[], byte[]> listen(
      RecentDecisions recent, int fromEnd) {
    ContainerProperties properties = new ContainerProperties(RecentDecisionsListener.DECISIONS);
    properties.setGroupId("one-of-its-own");
    properties.setAckMode(ContainerProperties.AckMode.MANUAL);
    properties.setMessageListener(new RecentDecisionsListener(recent, fromEnd));
    KafkaMessageListenerContainer<byte[], byte[]> container =
        new KafkaMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(
                Map.of(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    broker.getBrokersAsString(),
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer()),
            properties);
    container.start();
    return container;
  }

  private static ProducerRecord<byte[], byte[]> decision(int partition, String id, Instant time) {
    String event =
        """
        {"specversion":"1.0","id":"%s","source":"/holdfast","time":"%s","data":{"id":"other"}}"""
            .formatted(id, time);
    return new ProducerRecord<>(
        RecentDecisionsListener.DECISIONS, partition, null, event.getBytes(UTF_8));
  }
}
