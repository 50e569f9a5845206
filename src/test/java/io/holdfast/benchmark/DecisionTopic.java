package io.holdfast.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** A reader of published records that sees only what is committed. */
final class DecisionTopic implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  DecisionTopic(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "max.poll.records",
                5_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
  }

  DecisionTopic fromBeginning() {
    consumer.seekToBeginning(partitions);
    return this;
  }

  DecisionTopic fromEnd() {
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return this;
  }

  void poll(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    consumer.poll(Duration.ofMillis(100)).forEach(reader);
  }

  /** Whether everything committed so far has been read. */
  boolean atEnd() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    return partitions.stream().allMatch(p -> consumer.position(p) >= ends.get(p));
  }

  /** The event's id, without reading the rest of it. */
  static String id(byte[] event) {
    try (JsonParser in = JsonMapper.shared().createParser(event)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean id = in.currentName().equals("id");
        in.nextToken();
        if (id) {
          return in.getString();
        }
        in.skipChildren();
      }
    }
    throw new IllegalStateException("An event without id");
  }

  @Override
  public void close() {
    consumer.close();
  }
}
