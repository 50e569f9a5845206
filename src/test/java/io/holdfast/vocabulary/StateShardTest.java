package io.holdfast.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class StateShardTest {

  @Test
  void isKafkasPartitionOutOf128() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      String customerId = randomText(random, i % 40);

      assertThat(StateShard.of(customerId)).as(customerId).isEqualTo(kafkaPartition(customerId));
    }
  }

  @Test
  void fewerPartitionsThatDivide128KeepAShardTogether() {
    Random random = new Random(8);
    for (int i = 0; i < 1_000; i++) {
      byte[] key = randomText(random, 12).getBytes(StandardCharsets.UTF_8);
      int shard = StateShard.of(new String(key, StandardCharsets.UTF_8));

      assertThat(Utils.toPositive(Utils.murmur2(key)) % 8).isEqualTo(shard % 8);
    }
  }

  private static int kafkaPartition(String key) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % StateShard.COUNT;
  }

  private static String randomText(Random random, int length) {
    return random
        .ints(length, 1, 0x3000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
