package io.holdfast.rules.geometry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A stretch of an axis within which no condition changes its answer.
 *
 * @param example a value in it; {@code null} stands for a value nobody knows
 * @param from its lower end; absent for words and where it has none
 * @param to its upper end; absent for words and where it has none
 */
record Step(Object example, Optional<End> from, Optional<End> to) {

  /** Where a stretch of numbers ends. */
  record End(BigDecimal number, boolean included) {}

  static Step word(Object word) {
    return new Step(word, Optional.empty(), Optional.empty());
  }

  static Step point(BigDecimal number) {
    Optional<End> end = Optional.of(new End(number, true));
    return new Step(number, end, end);
  }

  /** All numbers between two others, without these; absent ends stand for infinity. */
  static Step between(Optional<BigDecimal> low, Optional<BigDecimal> high) {
    return new Step(
        inside(low, high), low.map(n -> new End(n, false)), high.map(n -> new End(n, false)));
  }

  /** All whole numbers between two others, without these; absent where there is none. */
  static Optional<Step> wholeBetween(Optional<BigDecimal> low, Optional<BigDecimal> high) {
    Optional<BigDecimal> first =
        low.map(n -> n.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE));
    Optional<BigDecimal> last =
        high.map(n -> n.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE));
    if (first.isPresent() && last.isPresent() && first.get().compareTo(last.get()) > 0) {
      return Optional.empty();
    }
    BigDecimal example =
        first.isPresent() && last.isPresent()
            ? first.get().add(last.get()).divide(BigDecimal.valueOf(2), 0, RoundingMode.FLOOR)
            : first.or(() -> last).orElse(BigDecimal.ZERO);
    return Optional.of(
        new Step(example, first.map(n -> new End(n, true)), last.map(n -> new End(n, true))));
  }

  /** Whether a number lies between its ends. */
  boolean holds(BigDecimal number) {
    int low = from.map(end -> number.compareTo(end.number())).orElse(1);
    int high = to.map(end -> number.compareTo(end.number())).orElse(-1);
    return (low > 0 || low == 0 && from.get().included())
        && (high < 0 || high == 0 && to.get().included());
  }

  // as round a number as there is, near the middle
  private static BigDecimal inside(Optional<BigDecimal> low, Optional<BigDecimal> high) {
    if (low.isEmpty() || high.isEmpty()) {
      return low.map(n -> n.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE))
          .or(() -> high.map(n -> n.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE)))
          .orElse(BigDecimal.ZERO);
    }
    BigDecimal middle = low.get().add(high.get()).divide(BigDecimal.valueOf(2));
    for (int decimals = 0; decimals < middle.scale(); decimals++) {
      BigDecimal round = middle.setScale(decimals, RoundingMode.HALF_UP);
      if (round.compareTo(low.get()) > 0 && round.compareTo(high.get()) < 0) {
        return round;
      }
    }
    return middle;
  }
}
