package io.holdfast.server;

import io.holdfast.signal.kafka.SignalTopics;
import io.holdfast.vocabulary.StateShard;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.MessageListenerContainer;

/** The state shards of the customers whose signals this instance consumes. */
final class OwnedShards implements Supplier<Collection<Integer>> {
  private final MessageListenerContainer consumption;
  private final KafkaAdmin admin;
  private Set<Integer> assigned = Set.of();
  private List<Integer> shards = List.of();

  OwnedShards(MessageListenerContainer consumption, KafkaAdmin admin) {
    this.consumption = consumption;
    this.admin = admin;
  }

  @Override
  public synchronized Collection<Integer> get() {
    Set<Integer> now = partitions();
    if (!now.equals(assigned)) {
      // more partitions than before show as other partitions here, or as shards of two owners for
      // a while, which costs a second look and nothing else
      int partitions = now.isEmpty() ? 1 : count();
      shards =
          now.stream()
              .flatMap(partition -> StateShard.ofPartition(partition, partitions))
              .sorted()
              .toList();
      assigned = now;
    }
    return shards;
  }

  private Set<Integer> partitions() {
    Collection<TopicPartition> all = consumption.getAssignedPartitions();
    return all == null
        ? Set.of()
        : all.stream()
            .filter(partition -> partition.topic().equals(SignalTopics.SIGNALS))
            .map(TopicPartition::partition)
            .collect(Collectors.toUnmodifiableSet());
  }

  private int count() {
    return admin.describeTopics(SignalTopics.SIGNALS).get(SignalTopics.SIGNALS).partitions().size();
  }
}
