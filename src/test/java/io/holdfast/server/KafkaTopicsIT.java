package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.server.embedded.EmbeddedKafka;
import io.holdfast.server.embedded.EmbeddedKafkaProperties;
import io.holdfast.signal.kafka.SignalTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigResource;
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

  private static final RetentionProperties RETENTION =
      new RetentionProperties(Duration.ofDays(396), Duration.ofDays(90), Duration.ofDays(30));

  @Test
  void aTopicThatTakesTooLittleIsNamedAtTheStart(@TempDir Path directory) throws Exception {
    EmbeddedKafka kafka = new EmbeddedKafka(EmbeddedKafkaProperties.onFreePorts(directory)).start();
    try {
      KafkaAdmin admin =
          new KafkaAdmin(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
      admin.createOrModifyTopics(
          new NewTopic(SignalTopics.DEAD_LETTERS, 2, (short) 1)
              .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "1000000")));

      assertThatThrownBy(() -> KafkaTopics.ensure(admin, SETTINGS, RETENTION, true))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Topic retention.signals.dlq.v1 takes messages of 1000000 bytes;"
                  + " set its max.message.bytes to 2097152 or more");

      // the others are made as they should be: nothing about anybody outlives its time by much
      try (Admin client = Admin.create(admin.getConfigurationProperties())) {
        for (String topic :
            List.of(
                SignalTopics.SIGNALS,
                "retention.decisions.v1",
                "retention.actions.v1",
                "retention.messages.v1",
                "retention.tasks.v1")) {
          assertThat(setting(client, topic, TopicConfig.RETENTION_MS_CONFIG))
              .isEqualTo(Duration.ofDays(30));
          assertThat(setting(client, topic, TopicConfig.SEGMENT_MS_CONFIG))
              .isEqualTo(Duration.ofDays(1));
        }
        assertThat(
                setting(client, SignalTopics.CUSTOMERS, TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG))
            .isEqualTo(Duration.ofDays(30));
      }
    } finally {
      kafka.close();
    }
  }

  private static Duration setting(Admin client, String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return Duration.ofMillis(
        Long.parseLong(
            client.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value()));
  }
}
