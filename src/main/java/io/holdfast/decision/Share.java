package io.holdfast.decision;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Draws a share of the customers: those left alone on purpose, so that the effect of acting can be
 * measured, or those whom another version of the rule set decides on.
 */
public final class Share {
  // a hundredth of a percent is the finest share that can be asked for
  private static final int STEPS = 10_000;

  private Share() {}

  /**
   * Whether the customer belongs to it: the same answer for ever, for one salt, and still so when
   * the share grows.
   *
   * @param sharePct 0 to 100
   */
  public static boolean contains(String customerId, String salt, double sharePct) {
    byte[] digest =
        DecisionId.sha256().digest((salt + '\0' + customerId).getBytes(StandardCharsets.UTF_8));
    long draw = Math.floorMod(ByteBuffer.wrap(digest).getLong(), (long) STEPS);
    return draw < Math.round(sharePct * STEPS / 100);
  }
}
