package io.holdfast.signal.kafka;

import io.holdfast.signal.RecordedSignals;
import io.holdfast.vocabulary.Declarations;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A while of the signals the pipeline read, after the profiles of all customers as they are now.
 * Belongs to no group and commits nothing, so that nobody notices. What comes in after the first
 * look is left out, so that each reading is the same.
 */
public final class RecordedTopics implements RecordedSignals {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Map<String, Object> settings;
  private final Instant from;
  private final Instant until;
  private final long most;
  private Map<TopicPartition, Range> profiles;
  private Map<TopicPartition, Range> signals;

  /** Places in a partition, the end not included. */
  record Range(long from, long end) {}

  /**
   * @param settings of the consumer; what reading by oneself needs is added
   * @param until not included
   * @param most signals that are read
   */
  public RecordedTopics(Map<String, Object> settings, Instant from, Instant until, long most) {
    this.settings = new HashMap<>(settings);
    this.settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    this.settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.from = from;
    this.until = until;
    this.most = most;
  }

  @Override
  public String name() {
    return SignalTopics.SIGNALS;
  }

  @Override
  public Reading read(List<Declarations> declared) {
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      look(consumer);
      Duration patience = Duration.ofMillis(PATIENCE_MILLIS);
      return new TopicReading(
          consumer,
          List.of(
              new TopicReading.Part(
                  new InOrder(consumer, profiles, patience), Long.MAX_VALUE, from, Instant.MAX),
              new TopicReading.Part(new InOrder(consumer, signals, patience), most, from, until)));
    } catch (KafkaException e) {
      consumer.close();
      throw new IllegalArgumentException("Kafka cannot be read: " + e.getMessage(), e);
    }
  }

  private void look(Consumer<byte[], byte[]> consumer) {
    if (signals == null) {
      profiles = ranges(consumer, SignalTopics.CUSTOMERS, Instant.MIN, Instant.MAX);
      signals = ranges(consumer, SignalTopics.SIGNALS, from, until);
    }
  }

  private static Map<TopicPartition, Range> ranges(
      Consumer<byte[], byte[]> consumer, String topic, Instant from, Instant until) {
    Set<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(one -> new TopicPartition(topic, one.partition()))
            .collect(Collectors.toSet());
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> last = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> begin = from(consumer, partitions, from, first, last);
    Map<TopicPartition, Long> end = from(consumer, partitions, until, last, last);
    return partitions.stream()
        .collect(Collectors.toMap(one -> one, one -> new Range(begin.get(one), end.get(one))));
  }

  /**
   * The first places not before a moment.
   *
   * @param unbounded where the moment is no bound
   * @param last where nothing is as late as that
   */
  private static Map<TopicPartition, Long> from(
      Consumer<byte[], byte[]> consumer,
      Set<TopicPartition> partitions,
      Instant moment,
      Map<TopicPartition, Long> unbounded,
      Map<TopicPartition, Long> last) {
    if (moment.equals(Instant.MIN) || moment.equals(Instant.MAX)) {
      return unbounded;
    }
    Map<TopicPartition, Long> places = new HashMap<>(last);
    Map<TopicPartition, Long> times =
        partitions.stream().collect(Collectors.toMap(one -> one, one -> moment.toEpochMilli()));
    for (Map.Entry<TopicPartition, OffsetAndTimestamp> found :
        consumer.offsetsForTimes(times).entrySet()) {
      if (found.getValue() != null) {
        places.put(found.getKey(), found.getValue().offset());
      }
    }
    return places;
  }
}
