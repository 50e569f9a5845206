package io.holdfast.signal.kafka;

import io.holdfast.signal.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** CloudEvents in Kafka records, as the Kafka protocol binding of CloudEvents 1.0 has them. */
final class EventHeaders {
  private static final String CONTENT_TYPE = "content-type";
  private static final String PREFIX = "ce_";

  private EventHeaders() {}

  static Envelope read(ConsumerRecord<byte[], byte[]> record) {
    Optional<String> contentType = Optional.empty();
    Map<String, String> attributes = Map.of();
    for (Header header : record.headers()) {
      if (header.value() == null) {
        continue;
      }
      String name = header.key().toLowerCase(Locale.ROOT);
      if (name.equals(CONTENT_TYPE)) {
        contentType = Optional.of(text(header));
      } else if (name.startsWith(PREFIX)) {
        attributes = attributes.isEmpty() ? new HashMap<>() : attributes;
        attributes.put(name.substring(PREFIX.length()), text(header));
      }
    }
    byte[] key = record.key() == null ? new byte[0] : record.key();
    return new Envelope(
        Optional.ofNullable(record.value()), contentType, attributes, Optional.of(key));
  }

  static ProducerRecord<byte[], byte[]> write(String topic, String customerId, Envelope event) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, bytes(customerId), event.body().orElseThrow());
    event.contentType().ifPresent(type -> record.headers().add(CONTENT_TYPE, bytes(type)));
    event.attributes().forEach((name, value) -> record.headers().add(PREFIX + name, bytes(value)));
    return record;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Header header) {
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
