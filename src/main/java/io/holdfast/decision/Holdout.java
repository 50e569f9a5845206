package io.holdfast.decision;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Draws the customers who are left alone on purpose, so that the effect of acting can be measured.
 */
final class Holdout {
  // a hundredth of a percent is the finest share an analyst can ask for
  private static final int STEPS = 10_000;

  private Holdout() {}

  /**
   * Whether the customer belongs to it: the same answer for ever, for one salt.
   *
   * @param sharePct 0 to 100
   */
  static boolean contains(String customerId, String salt, double sharePct) {
    byte[] digest =
        DecisionId.sha256().digest((salt + '\0' + customerId).getBytes(StandardCharsets.UTF_8));
    long draw = Math.floorMod(ByteBuffer.wrap(digest).getLong(), (long) STEPS);
    return draw < Math.round(sharePct * STEPS / 100);
  }
}
