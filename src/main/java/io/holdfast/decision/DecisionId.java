package io.holdfast.decision;

import io.holdfast.vocabulary.StateShard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Derives a decision's id from the signal it answers: same signal, same id. */
public final class DecisionId {
  private static final HexFormat HEX = HexFormat.of();

  private DecisionId() {}

  /**
   * The id, 34 hexadecimal digits: the customer's state shard in two, then half a SHA-256 of
   * customer, source and signal id, so that a record is found from its id alone.
   */
  public static String of(String customerId, String source, String signalId) {
    MessageDigest digest = sha256();
    for (String part : new String[] {customerId, source, signalId}) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return HEX.toHexDigits((byte) StateShard.of(customerId))
        + HEX.formatHex(digest.digest(), 0, 16);
  }

  /** The state shard a decision id points to. */
  public static int shard(String decisionId) {
    return HexFormat.fromHexDigits(decisionId, 0, 2);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
