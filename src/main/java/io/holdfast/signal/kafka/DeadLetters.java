package io.holdfast.signal.kafka;

import static io.holdfast.signal.kafka.EventHeaders.bytes;

import io.holdfast.signal.Rejection;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.core.KafkaOperations;

/** Sends what was refused, byte for byte, to the dead-letter topic, with the reason as headers. */
public final class DeadLetters {
  /** Keeps a record with its headers below any topic's limit. */
  private static final int MAX_DETAIL_LENGTH = 2_000;

  private final KafkaOperations<byte[], byte[]> kafka;
  private final InstantSource clock;

  public DeadLetters(KafkaOperations<byte[], byte[]> kafka, InstantSource clock) {
    this.kafka = kafka;
    this.clock = clock;
  }

  /** Where what was refused stands. */
  public record Place(String topic, String partition, String offset) {}

  /** Sends in the transaction it is called in. */
  public void send(ConsumerRecord<byte[], byte[]> refused, Rejection rejection) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(
            SignalTopics.DEAD_LETTERS, null, refused.key(), refused.value(), refused.headers());
    String partition = Integer.toString(refused.partition());
    Place place = new Place(refused.topic(), partition, Long.toString(refused.offset()));
    kafka.send(addressed(letter, place, rejection));
  }

  /** Sends what came from elsewhere than a topic, in the transaction these operations are in. */
  public void send(
      byte[] bytes, Place place, Rejection rejection, KafkaOperations<byte[], byte[]> transaction) {
    ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(SignalTopics.DEAD_LETTERS, bytes);
    transaction.send(addressed(letter, place, rejection));
  }

  private ProducerRecord<byte[], byte[]> addressed(
      ProducerRecord<byte[], byte[]> letter, Place place, Rejection rejection) {
    String detail = rejection.detail();
    String clipped = detail.substring(0, Math.min(detail.length(), MAX_DETAIL_LENGTH));
    Headers headers = letter.headers();
    headers.add("holdfast-reason", bytes(rejection.code().name()));
    headers.add("holdfast-detail", bytes(clipped));
    rejection.field().ifPresent(field -> headers.add("holdfast-field", bytes(field)));
    headers.add("holdfast-topic", bytes(place.topic()));
    headers.add("holdfast-partition", bytes(place.partition()));
    headers.add("holdfast-offset", bytes(place.offset()));
    headers.add("holdfast-time", bytes(clock.instant().toString()));
    return letter;
  }
}
