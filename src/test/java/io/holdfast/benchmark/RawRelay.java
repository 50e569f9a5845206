package io.holdfast.benchmark;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Bare Kafka: what any service that reads and writes these records exactly once has to pay. */
final class RawRelay {
  private RawRelay() {}

  public static void main(String[] arguments) {
    RunSettings settings = RunSettings.of(arguments);
    Iterator<List<Outputs.Output>> outputs = Outputs.read(settings.outputs()).cycle();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings);
        KafkaProducer<byte[], byte[]> producer = producer(settings)) {
      producer.initTransactions();
      consumer.subscribe(List.of(Topics.SIGNALS));
      while (!Thread.currentThread().isInterrupted()) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(1));
        if (!records.isEmpty()) {
          producer.beginTransaction();
          Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
          for (ConsumerRecord<byte[], byte[]> record : records) {
            for (Outputs.Output output : outputs.next()) {
              producer.send(new ProducerRecord<>(output.topic(), record.key(), output.value()));
            }
            offsets.put(
                new TopicPartition(record.topic(), record.partition()),
                new OffsetAndMetadata(record.offset() + 1));
          }
          producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
          producer.commitTransaction();
        }
      }
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(RunSettings settings) {
    return new KafkaConsumer<>(
        Map.ofEntries(
            entry("bootstrap.servers", settings.bootstrapServers()),
            entry("group.id", settings.group()),
            entry("isolation.level", "read_committed"),
            entry("auto.offset.reset", "earliest"),
            entry("enable.auto.commit", false),
            entry("max.poll.records", settings.shipped().maxBatch()),
            entry("fetch.min.bytes", settings.shipped().fetchBytes()),
            entry("fetch.max.wait.ms", settings.shipped().fetchWaitMillis())),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static KafkaProducer<byte[], byte[]> producer(RunSettings settings) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            settings.bootstrapServers(),
            "acks",
            "all",
            "enable.idempotence",
            true,
            "transactional.id",
            settings.group(),
            "linger.ms",
            settings.shipped().lingerMillis(),
            "compression.type",
            settings.shipped().compression()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
