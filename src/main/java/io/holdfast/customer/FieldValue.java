package io.holdfast.customer;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Reads the JSON-shaped values of signal fields. */
final class FieldValue {
  /** Digits beyond which a decimal is rounded to double, so that no sum grows without bound. */
  private static final int EXACT_DIGITS = 40;

  private FieldValue() {}

  /** The value as an exact number, money as its amount; absent where it is none. */
  static Optional<BigDecimal> number(Object value) {
    if (value instanceof Long || value instanceof Integer) {
      return Optional.of(BigDecimal.valueOf(((Number) value).longValue()));
    }
    if (value instanceof BigDecimal decimal
        && decimal.precision() + Math.abs((long) decimal.scale()) <= EXACT_DIGITS) {
      return Optional.of(decimal);
    }
    if (value instanceof Number number) {
      double rounded = number.doubleValue();
      return Double.isFinite(rounded) ? Optional.of(BigDecimal.valueOf(rounded)) : Optional.empty();
    }
    return value instanceof Map<?, ?> money && money.get("amount") instanceof Number amount
        ? number(amount)
        : Optional.empty();
  }

  /** The value as a window shows it: a Double for numbers, text for everything else. */
  static Object shown(Object value) {
    Optional<BigDecimal> number = number(value);
    return number.isPresent() ? (Object) number.get().doubleValue() : value.toString();
  }

  /** The value as text, equal numbers alike whatever their type. */
  static String text(Object value) {
    return number(value)
        .map(number -> number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString())
        .orElseGet(value::toString);
  }

  /** A well-mixed 64-bit hash of the text: FNV-1a, then the finisher of Murmur3. */
  static long hash(Object value) {
    String text = text(value);
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }
}
