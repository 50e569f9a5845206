package io.holdfast.journal.redis;

import io.holdfast.decision.DecisionId;
import io.holdfast.vocabulary.StateShard;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names of keys, as the package describes them. */
final class Keys {
  private static final HexFormat HEX = HexFormat.of();

  private Keys() {}

  static byte[] customer(String customerId) {
    return key("holdfast:c:" + tag(StateShard.of(customerId)) + ':' + customerId);
  }

  static byte[] decision(String decisionId) {
    return key("holdfast:d:" + tag(DecisionId.shard(decisionId)) + ':' + decisionId);
  }

  static byte[] outbox(int shard) {
    return key("holdfast:o:" + tag(shard));
  }

  static byte[] chain(int shard) {
    return key("holdfast:h:" + tag(shard));
  }

  static byte[] timers(int shard) {
    return key("holdfast:w:" + tag(shard));
  }

  static byte[] notes(String customerId) {
    return key("holdfast:n:" + tag(StateShard.of(customerId)) + ':' + customerId);
  }

  static byte[] budget(String name) {
    return key("holdfast:b:{b:" + name + '}');
  }

  static byte[] pending(String budget) {
    return key("holdfast:p:{b:" + budget + '}');
  }

  private static String tag(int shard) {
    return '{' + HEX.toHexDigits((byte) shard) + '}';
  }

  private static byte[] key(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
