package io.holdfast.signal.kafka;

import io.holdfast.signal.Envelope;
import io.holdfast.signal.EventGateway;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends events to the topic the pipeline reads, acknowledged by all replicas. */
public final class KafkaEventGateway implements EventGateway {
  private final Producer<byte[], byte[]> producer;

  /**
   * @param settings of the producer; what durability needs is added
   */
  public KafkaEventGateway(Map<String, Object> settings) {
    Map<String, Object> durable = new java.util.HashMap<>(settings);
    durable.put(ProducerConfig.ACKS_CONFIG, "all");
    durable.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    producer = new KafkaProducer<>(durable, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public CompletableFuture<Void> signal(String customerId, Envelope event) {
    return send(EventHeaders.write(SignalTopics.SIGNALS, customerId, event));
  }

  @Override
  public CompletableFuture<Void> profile(String customerId, Envelope event) {
    return send(EventHeaders.write(SignalTopics.CUSTOMERS, customerId, event));
  }

  @Override
  public CompletableFuture<Void> deletion(String customerId) {
    return send(new ProducerRecord<>(SignalTopics.CUSTOMERS, EventHeaders.bytes(customerId), null));
  }

  @Override
  public void close() {
    producer.close();
  }

  private CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record) {
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    try {
      producer.send(
          record,
          (metadata, failure) -> {
            if (failure == null) {
              acknowledged.complete(null);
            } else {
              acknowledged.completeExceptionally(failure);
            }
          });
    } catch (RuntimeException e) {
      acknowledged.completeExceptionally(e);
    }
    return acknowledged;
  }
}
