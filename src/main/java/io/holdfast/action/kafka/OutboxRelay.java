package io.holdfast.action.kafka;

import io.holdfast.journal.Outbox;
import io.holdfast.journal.Outbox.OutboxEntry;
import io.holdfast.journal.Outbox.OutboxEntry.Damaged;
import io.holdfast.journal.Outbox.OutboxEntry.Message;
import io.holdfast.journal.Outbox.OutboxEntry.Waiting;
import io.holdfast.vocabulary.StateShard;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Publishes the outbox, exactly once. It joins a consumer group on the signals topic of which it
 * reads nothing: being assigned a partition means relaying the shards of its customers, and the
 * group's generation fences an instance that has lost the partition without knowing it yet.
 */
public final class OutboxRelay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

  private final ConsumerFactory<byte[], byte[]> consumers;
  private final KafkaOperations<byte[], byte[]> kafka;
  private final KafkaDecisionPublisher publisher;
  private final Outbox outbox;
  private final DamagedEntries damagedEntries;
  private final OutboxRelayProperties properties;
  private final String signalsTopic;
  private final Properties membership;
  private final Map<Integer, String> positions = new TreeMap<>();
  private final Set<TopicPartition> assigned = new HashSet<>();
  private volatile boolean running;
  private volatile Consumer<byte[], byte[]> consumer;
  private Thread thread;

  /**
   * @param membership consumer settings that make a restarted instance the same member again
   */
  public OutboxRelay(
      ConsumerFactory<byte[], byte[]> consumers,
      KafkaOperations<byte[], byte[]> kafka,
      KafkaDecisionPublisher publisher,
      Outbox outbox,
      DamagedEntries damagedEntries,
      OutboxRelayProperties properties,
      String signalsTopic,
      Properties membership) {
    this.consumers = consumers;
    this.kafka = kafka;
    this.publisher = publisher;
    this.outbox = outbox;
    this.damagedEntries = damagedEntries;
    this.properties = properties;
    this.signalsTopic = signalsTopic;
    this.membership = membership;
  }

  @Override
  public void start() {
    running = true;
    thread = new Thread(this::run, "outbox-relay");
    thread.start();
  }

  @Override
  public void stop() {
    running = false;
    Consumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    try {
      thread.join(properties.stopTimeout().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (running) {
      try (Consumer<byte[], byte[]> joined =
          consumers.createConsumer(properties.group(), null, null, membership)) {
        consumer = joined;
        assigned.clear();
        joined.subscribe(List.of(signalsTopic), new Membership(joined));
        boolean more = false;
        while (running) {
          joined.poll(more ? Duration.ZERO : properties.interval());
          more = relay(joined);
        }
      } catch (WakeupException e) {
        log.debug("Woken to stop");
      } catch (RuntimeException e) {
        // whatever it is, a relay that ends loses what it has not published
        log.warn("The outbox waits, and is tried again: {}", e.toString());
        pause(properties.retryDelay());
      }
    }
  }

  /** Publishes what waits; true when there was as much of a shard as fits in one transaction. */
  private boolean relay(Consumer<byte[], byte[]> joined) {
    if (assigned.isEmpty()) {
      return false;
    }
    int partitions = joined.partitionsFor(signalsTopic).size();
    List<OutboxEntry> entries = outbox.next(published(partitions), properties.batch());
    if (entries.isEmpty()) {
      return false;
    }
    Map<Integer, String> reached = new TreeMap<>(positions);
    entries.forEach(entry -> reached.put(entry.shard(), entry.position()));
    kafka.executeInTransaction(
        transaction -> {
          publisher.publish(
              of(Waiting.class, entries).map(Waiting::recorded).toList(), transaction);
          of(Message.class, entries)
              .map(one -> KafkaDecisionPublisher.record(one.topic(), one.key(), one.event()))
              .forEach(transaction::send);
          of(Damaged.class, entries).forEach(entry -> damagedEntries.setAside(entry, transaction));
          transaction.sendOffsetsToTransaction(
              offsets(reached, partitions), joined.groupMetadata());
          return null;
        });
    // not before it is committed: what is called published is forgotten
    positions.putAll(reached);
    return entries.stream()
        .collect(Collectors.groupingBy(OutboxEntry::shard, Collectors.counting()))
        .containsValue((long) properties.batch());
  }

  private static <T extends OutboxEntry> Stream<T> of(Class<T> kind, List<OutboxEntry> entries) {
    return entries.stream().filter(kind::isInstance).map(kind::cast);
  }

  private Map<Integer, String> published(int partitions) {
    return assigned.stream()
        .flatMap(one -> StateShard.ofPartition(one.partition(), partitions))
        .collect(Collectors.toMap(shard -> shard, shard -> positions.getOrDefault(shard, "")));
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets(
      Map<Integer, String> reached, int partitions) {
    return assigned.stream()
        .collect(
            Collectors.toMap(
                one -> one,
                one -> OutboxPositions.write(held(reached, one.partition(), partitions))));
  }

  private static Map<Integer, String> held(
      Map<Integer, String> reached, int partition, int partitions) {
    return StateShard.ofPartition(partition, partitions)
        .filter(reached::containsKey)
        .collect(Collectors.toMap(shard -> shard, reached::get));
  }

  private static void pause(Duration delay) {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes shards over with the position their last owner committed. */
  private final class Membership implements ConsumerRebalanceListener {
    private final Consumer<byte[], byte[]> joined;

    Membership(Consumer<byte[], byte[]> joined) {
      this.joined = joined;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      joined.pause(partitions);
      assigned.addAll(partitions);
      Set<TopicPartition> all =
          joined.partitionsFor(signalsTopic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .collect(Collectors.toSet());
      positions.clear();
      positions.putAll(OutboxPositions.read(joined.committed(all)));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      assigned.removeAll(partitions);
    }
  }
}
