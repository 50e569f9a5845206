package io.holdfast.signal.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.server.embedded.EmbeddedKafka;
import io.holdfast.server.embedded.EmbeddedKafkaProperties;
import io.holdfast.signal.RecordedSignals;
import io.holdfast.signal.RecordedSignals.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedTopicsIT {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir static Path directory;
  private static EmbeddedKafka kafka;
  private static Map<String, Object> settings;
  private static KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void start() throws Exception {
    kafka = new EmbeddedKafka(EmbeddedKafkaProperties.onFreePorts(directory)).start();
    settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (Admin admin = Admin.create(settings)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(SignalTopics.SIGNALS, 3, (short) 1),
                  new NewTopic(SignalTopics.CUSTOMERS, 1, (short) 1)))
          .all()
          .get();
    }
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    send(SignalTopics.CUSTOMERS, 0, 60, "profile");
    send(SignalTopics.CUSTOMERS, 0, 61, null);
    send(SignalTopics.SIGNALS, 0, -1, "too early");
    send(SignalTopics.SIGNALS, 2, 0, "first");
    send(SignalTopics.SIGNALS, 0, 1, "second");
    send(SignalTopics.SIGNALS, 0, 3, "fourth");
    send(SignalTopics.SIGNALS, 1, 2, "third");
    send(SignalTopics.SIGNALS, 1, 10, "too late");
  }

  @AfterAll
  static void stop() {
    producer.close();
    kafka.close();
  }

  @Test
  void aWhileIsReadAsItArrivedWhateverThePartitionAfterTheProfiles() throws Exception {
    RecordedTopics topics = recorded(NINE.plusSeconds(600), 100);

    assertThat(texts(topics)).containsExactly("profile", "first", "second", "third", "fourth");
    assertThat(events(topics))
        .extracting(one -> one.arrived().orElseThrow())
        .containsExactly(
            NINE, NINE, NINE.plusSeconds(60), NINE.plusSeconds(120), NINE.plusSeconds(180));
    assertThat(events(topics).get(1).place()).isEqualTo("retention.signals.v1-2:0");
  }

  @Test
  void whatComesInAfterTheFirstLookIsLeftOutAndNobodyNoticesTheReading() throws Exception {
    RecordedTopics topics = recorded(Instant.MAX, 100);
    List<String> first = texts(topics);

    send(SignalTopics.SIGNALS, 1, 12, "newer");

    assertThat(first).contains("too late");
    assertThat(texts(topics)).isEqualTo(first);
    try (Admin admin = Admin.create(settings)) {
      assertThat(admin.listGroups().all().get()).isEmpty();
    }
  }

  @Test
  void ofMoreSignalsThanMayBeReadTheRestIsLeftOutAndThatIsTold() throws Exception {
    List<String> texts = texts(recorded(NINE.plusSeconds(600), 2));

    assertThat(texts).hasSize(4).startsWith("profile", "first", "second");
    assertThat(texts.get(3)).contains("there are more than 2 signals");
  }

  @Test
  void aKafkaThatIsNotThereIsNamed() {
    RecordedTopics nowhere =
        new RecordedTopics(Map.of("bootstrap.servers", "127.0.0.1:1"), NINE, Instant.MAX, 1);

    assertThatThrownBy(() -> nowhere.read(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Kafka cannot be read");
  }

  private static RecordedTopics recorded(Instant until, long most) {
    return new RecordedTopics(settings, NINE, until, most);
  }

  private static List<RecordedEvent> events(RecordedTopics topics) {
    List<RecordedEvent> events = new ArrayList<>();
    try (RecordedSignals.Reading reading = topics.read(List.of())) {
      reading.forEachRemaining(events::add);
    }
    return events;
  }

  private static List<String> texts(RecordedTopics topics) {
    return events(topics).stream()
        .map(
            one ->
                one.event()
                    .fold(
                        event -> new String(event.body().orElseThrow(), StandardCharsets.UTF_8),
                        why -> why.detail()))
        .toList();
  }

  private static void send(String topic, int partition, int minutes, String text) throws Exception {
    byte[] value = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    long at = NINE.plusSeconds(minutes * 60L).toEpochMilli();
    producer.send(new ProducerRecord<>(topic, partition, at, new byte[] {'C'}, value)).get();
  }
}
