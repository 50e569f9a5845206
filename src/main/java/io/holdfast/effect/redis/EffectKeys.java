package io.holdfast.effect.redis;

import java.time.YearMonth;

/** Names of the keys; the lane in braces is the hash tag. */
final class EffectKeys {

  private EffectKeys() {}

  static String lane(int lane) {
    return "holdfast:e:{%02x}".formatted(lane);
  }

  static String customer(int lane, String customerId) {
    return lane(lane) + ":c:" + customerId;
  }

  static String month(int lane, YearMonth month) {
    return lane(lane) + ":m:" + month;
  }
}
