package io.holdfast.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The operator's systems, which send signals. */
final class Upstream implements AutoCloseable {
  private static final byte[] CONTENT_TYPE =
      "application/cloudevents+json".getBytes(StandardCharsets.US_ASCII);

  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * @param lingerMillis 0 where each signal is to leave at once
   */
  Upstream(String bootstrapServers, int lingerMillis) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "linger.ms",
                lingerMillis,
                "batch.size",
                131_072,
                "compression.type",
                "lz4"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  void send(SignalMix.Message message) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.SIGNALS, message.customerId().getBytes(StandardCharsets.UTF_8), message.value());
    record.headers().add("content-type", CONTENT_TYPE);
    producer.send(
        record,
        (metadata, failure) -> {
          if (failure != null) {
            throw new IllegalStateException(failure);
          }
        });
  }

  /** Sends what must be there before a run; returns when it is. */
  static long backlog(String bootstrapServers, SignalMix mix, int signals) {
    long bytes = 0;
    try (Upstream upstream = new Upstream(bootstrapServers, 50)) {
      for (int number = 0; number < signals; number++) {
        SignalMix.Message message = mix.signal(number);
        bytes += message.value().length;
        upstream.send(message);
      }
    }
    return bytes;
  }

  @Override
  public void close() {
    producer.close();
  }
}
