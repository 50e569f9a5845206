package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.server.embedded.EmbeddedKafka;
import io.holdfast.server.embedded.EmbeddedKafkaProperties;
import io.holdfast.signal.kafka.SignalTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.KafkaAdmin;

class KafkaTopicsIT {
  private static final KafkaSettings SETTINGS =
      new KafkaSettings(
          "test",
          2,
          (short) 1,
          Duration.ofSeconds(15),
          Duration.ZERO,
          "none",
          1,
          Duration.ofMinutes(1));

  @Test
  void aTopicThatTakesTooLittleIsNamedAtTheStart(@TempDir Path directory) {
    EmbeddedKafka kafka = new EmbeddedKafka(EmbeddedKafkaProperties.onFreePorts(directory)).start();
    try {
      KafkaAdmin admin =
          new KafkaAdmin(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
      admin.createOrModifyTopics(
          new NewTopic(SignalTopics.DEAD_LETTERS, 2, (short) 1)
              .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "1000000")));

      assertThatThrownBy(() -> KafkaTopics.ensure(admin, SETTINGS))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Topic retention.signals.dlq.v1 takes messages of 1000000 bytes;"
                  + " set its max.message.bytes to 2097152 or more");
    } finally {
      kafka.close();
    }
  }
}
