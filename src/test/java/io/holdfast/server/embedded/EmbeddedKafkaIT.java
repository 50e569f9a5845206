package io.holdfast.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

  private static final String TOPIC = "notes";

  @TempDir Path directory;

  @Test
  void topicsAndOffsetsSurviveARestart() throws Exception {
    EmbeddedKafka kafka = new EmbeddedKafka(EmbeddedKafkaProperties.onFreePorts(directory));
    try (kafka) {
      kafka.start();
      createTopic(kafka.bootstrapServers());
      sendInATransaction(kafka.bootstrapServers(), "first");
      assertThat(readAndCommit(kafka.bootstrapServers())).isEqualTo("first");
      sendInATransaction(kafka.bootstrapServers(), "second");
    }
    try (kafka) {
      kafka.start();
      assertThat(readAndCommit(kafka.bootstrapServers())).isEqualTo("second");
    }
  }

  @Test
  void topicsAndOffsetsSurviveAKilledBroker() throws Exception {
    try (BrokerProcess broker = new BrokerProcess(directory).start()) {
      createTopic(broker.bootstrapServers());
      sendInATransaction(broker.bootstrapServers(), "first");
      assertThat(readAndCommit(broker.bootstrapServers())).isEqualTo("first");
      sendInATransaction(broker.bootstrapServers(), "second");
      broker.kill();
      broker.start();
      assertThat(readAndCommit(broker.bootstrapServers())).isEqualTo("second");
    }
  }

  @Test
  void aPortTakenByAStrangerIsRefusedWithTheSettingToChange() throws Exception {
    try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = stranger.getLocalPort();
      assertThatExceptionOfType(EmbeddedServiceException.class)
          .isThrownBy(new EmbeddedKafka(new EmbeddedKafkaProperties(taken, 0, directory))::start)
          .withMessageContaining(String.valueOf(taken))
          .satisfies(e -> assertThat(e.remedy()).contains("holdfast.embedded.kafka-port"));
      assertThatExceptionOfType(EmbeddedServiceException.class)
          .isThrownBy(new EmbeddedKafka(new EmbeddedKafkaProperties(0, taken, directory))::start)
          .satisfies(
              e -> assertThat(e.remedy()).contains("holdfast.embedded.kafka-controller-port"));
    }
  }

  private static void createTopic(String bootstrapServers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  private static void sendInATransaction(String bootstrapServers, String value) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "writer");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      var unused = producer.send(new ProducerRecord<>(TOPIC, value));
      producer.commitTransaction();
    }
  }

  private static String readAndCommit(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "group.id", "readers",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed",
            "enable.auto.commit", "false");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      var records =
          await()
              .atMost(Duration.ofMinutes(1))
              .until(() -> consumer.poll(Duration.ofMillis(200)), found -> !found.isEmpty());
      consumer.commitSync();
      assertThat(records.count()).isOne();
      ConsumerRecord<String, String> only = records.iterator().next();
      return only.value();
    }
  }
}
