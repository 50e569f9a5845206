package io.holdfast.vocabulary;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Which of the fixed number of state shards a customer belongs to: Kafka's own hash of the key, so
 * that one partition's customers fall into few shards as long as the partitions divide {@link
 * #COUNT}.
 */
public final class StateShard {
  /** Fixed for ever: changing it would move every customer's state. */
  public static final int COUNT = 128;

  private StateShard() {}

  /** The customer's shard, 0 to {@link #COUNT} - 1. */
  public static int of(String customerId) {
    return (murmur2(customerId.getBytes(StandardCharsets.UTF_8)) & 0x7fffffff) % COUNT;
  }

  /** The shards whose customers fall into this one of so many partitions, in order. */
  public static Stream<Integer> ofPartition(int partition, int partitions) {
    return Stream.iterate(partition, shard -> shard < COUNT, shard -> shard + partitions);
  }

  // Murmur2 with the seed Kafka's default partitioner uses; public domain algorithm by A. Appleby.
  private static int murmur2(byte[] data) {
    int m = 0x5bd1e995;
    int hash = 0x9747b28c ^ data.length;
    int whole = data.length / 4 * 4;
    for (int i = 0; i < whole; i += 4) {
      int k =
          (data[i] & 0xff)
              | (data[i + 1] & 0xff) << 8
              | (data[i + 2] & 0xff) << 16
              | (data[i + 3] & 0xff) << 24;
      k *= m;
      k ^= k >>> 24;
      k *= m;
      hash = hash * m ^ k;
    }
    for (int i = data.length - 1; i >= whole; i--) {
      hash ^= (data[i] & 0xff) << 8 * (i - whole);
    }
    if (whole < data.length) {
      hash *= m;
    }
    hash ^= hash >>> 13;
    hash *= m;
    return hash ^ hash >>> 15;
  }
}
