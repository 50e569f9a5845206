package io.holdfast.signal.kafka;

import io.holdfast.signal.kafka.RecordedTopics.Range;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Records of several partitions as they arrived. Holds of each partition what one poll brought, and
 * no more.
 */
final class InOrder {
  private static final Comparator<ConsumerRecord<byte[], byte[]>> ARRIVAL =
      Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
          .thenComparing(ConsumerRecord::partition);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Range> ranges;
  private final Duration patience;
  private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> waiting =
      new HashMap<>();
  private boolean begun;

  /**
   * @param patience with a broker that has promised more and does not answer
   */
  InOrder(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Range> ranges, Duration patience) {
    this.consumer = consumer;
    this.ranges = new TreeMap<>(Comparator.comparing(TopicPartition::partition));
    this.ranges.putAll(ranges);
    this.patience = patience;
    ranges.keySet().forEach(one -> waiting.put(one, new ArrayDeque<>()));
  }

  /** The next record; absent at the end. */
  Optional<ConsumerRecord<byte[], byte[]>> next() {
    if (!begun) {
      begun = true;
      consumer.assign(ranges.keySet());
      ranges.forEach((partition, range) -> consumer.seek(partition, range.from()));
    }
    while (ranges.keySet().stream().anyMatch(this::isMissing)) {
      fetch();
    }
    return waiting.values().stream()
        .flatMap(records -> Optional.ofNullable(records.peek()).stream())
        .min(ARRIVAL)
        .map(first -> waiting.get(new TopicPartition(first.topic(), first.partition())).poll());
  }

  private boolean isMissing(TopicPartition partition) {
    return waiting.get(partition).isEmpty()
        && consumer.position(partition) < ranges.get(partition).end();
  }

  // who has records waiting brings no more, or one partition could fill the memory
  private void fetch() {
    for (TopicPartition partition : ranges.keySet()) {
      if (isMissing(partition)) {
        consumer.resume(List.of(partition));
      } else {
        consumer.pause(List.of(partition));
      }
    }
    Map<TopicPartition, Long> before = positions();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      if (record.offset() < ranges.get(partition).end()) {
        waiting.get(partition).add(record);
      }
    }
    if (positions().equals(before)) {
      throw new KafkaException("no answer within %d s".formatted(patience.toSeconds()));
    }
  }

  private Map<TopicPartition, Long> positions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    ranges.keySet().forEach(one -> positions.put(one, consumer.position(one)));
    return positions;
  }
}
