package io.holdfast.action.kafka;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the outbox of each state shard has been published. Kept as the metadata of a committed
 * offset, so that it moves in the very transaction that publishes.
 */
final class OutboxPositions {
  private static final String BETWEEN = ";";
  private static final String IS = "=";

  private OutboxPositions() {}

  /** Positions as offset metadata. */
  static OffsetAndMetadata write(Map<Integer, String> positions) {
    String text =
        new TreeMap<>(positions)
            .entrySet().stream()
                .map(entry -> entry.getKey() + IS + entry.getValue())
                .collect(Collectors.joining(BETWEEN));
    return new OffsetAndMetadata(0, text);
  }

  /**
   * Positions of all shards as the partitions' metadata hold them. After the topic has got more
   * partitions, the partition a shard moved away from may still hold an old position of it; the
   * word of the partition it belongs to comes first.
   */
  static Map<Integer, String> read(Map<TopicPartition, OffsetAndMetadata> committed) {
    Map<Integer, String> positions = new TreeMap<>();
    committed.forEach(
        (partition, offset) -> {
          if (offset != null) {
            read(offset.metadata())
                .forEach(
                    (shard, position) -> {
                      boolean own = shard % committed.size() == partition.partition();
                      positions.merge(shard, position, (old, other) -> own ? other : old);
                    });
          }
        });
    return positions;
  }

  private static Map<Integer, String> read(String metadata) {
    Map<Integer, String> positions = new TreeMap<>();
    if (!metadata.isEmpty()) {
      for (String entry : metadata.split(BETWEEN)) {
        int is = entry.indexOf(IS);
        positions.put(Integer.valueOf(entry.substring(0, is)), entry.substring(is + 1));
      }
    }
    return positions;
  }
}
