package io.holdfast.action.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.vocabulary.StateShard;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OutboxPositionsTest {

  @Test
  void everyShardBelongsToOnePartition() {
    assertThat(
            IntStream.range(0, 8)
                .boxed()
                .flatMap(partition -> StateShard.ofPartition(partition, 8)))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, StateShard.COUNT).boxed().toList());
  }

  @Test
  void whatIsWrittenIsRead() {
    Map<Integer, String> positions = Map.of(1, "1700000000000-0", 9, "1700000000001-12");

    assertThat(OutboxPositions.read(Map.of(partition(1), OutboxPositions.write(positions))))
        .isEqualTo(positions);
  }

  @Test
  void allShardsOfASinglePartitionFitIntoABrokersMetadataLimit() {
    Map<Integer, String> positions = new TreeMap<>();
    StateShard.ofPartition(0, 1).forEach(shard -> positions.put(shard, "1700000000000-999999"));

    assertThat(OutboxPositions.write(positions).metadata()).hasSizeLessThan(4096);
  }

  @Test
  void aPartitionWithoutAPositionStartsFromTheBeginning() {
    Map<TopicPartition, OffsetAndMetadata> committed = new java.util.HashMap<>();
    committed.put(partition(0), null);

    assertThat(OutboxPositions.read(committed)).isEmpty();
  }

  @Test
  void theOwnersWordComesFirstAfterAShardHasMoved() {
    Map<TopicPartition, OffsetAndMetadata> committed =
        Map.of(
            partition(0), OutboxPositions.write(Map.of(0, "5-0", 1, "2-0")),
            partition(1), OutboxPositions.write(Map.of(1, "9-0")));

    assertThat(OutboxPositions.read(committed)).isEqualTo(Map.of(0, "5-0", 1, "9-0"));
  }

  @Test
  void aShardThatHasJustMovedKeepsItsOldPosition() {
    Map<TopicPartition, OffsetAndMetadata> committed = new java.util.HashMap<>();
    committed.put(partition(0), OutboxPositions.write(Map.of(0, "5-0", 1, "2-0")));
    committed.put(partition(1), null);

    assertThat(OutboxPositions.read(committed)).isEqualTo(Map.of(0, "5-0", 1, "2-0"));
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition("retention.signals.v1", number);
  }
}
