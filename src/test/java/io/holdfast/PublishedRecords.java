package io.holdfast;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a consumer that reads committed records sees on a topic. */
public final class PublishedRecords implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<JsonNode> events = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  private final List<String> leftOut;

  /**
   * @param leftOut members of an event's data that nobody asks for, for who reads very many
   */
  public PublishedRecords(String bootstrapServers, String topic, String... leftOut) {
    this.leftOut = List.of(leftOut);
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .collect(Collectors.toList());
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Everything published so far. */
  public List<JsonNode> events() {
    consumer
        .poll(Duration.ofMillis(200))
        .forEach(
            record -> {
              events.add(event(record.value()));
              texts.add(new String(record.value(), StandardCharsets.UTF_8));
            });
    return events;
  }

  private JsonNode event(byte[] value) {
    JsonNode event = JSON.readTree(value);
    if (event.path("data") instanceof ObjectNode data) {
      data.remove(leftOut);
    }
    return event;
  }

  /** The same, as the text it was published as; nothing newer than {@link #events}. */
  public List<String> texts() {
    return texts;
  }

  /** The given attribute of every event. */
  public List<String> attribute(String name) {
    return events().stream().map(event -> event.get(name).asString()).toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
