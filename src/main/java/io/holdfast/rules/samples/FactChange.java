package io.holdfast.rules.samples;

import io.holdfast.vocabulary.Facts;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A case that differs from a recorded one in one fact.
 *
 * @param fact such as {@code dropPct} or {@code customer.tenureMonths}
 * @param was absent where there was nothing
 * @param wouldBe absent for nothing
 * @param facts the case as it would have been
 */
public record FactChange(String fact, Optional<Object> was, Optional<Object> wouldBe, Facts facts) {

  /**
   * How large the change is: that of a number as a share of the larger of the two numbers, so that
   * numbers of any unit compare; anything else, and something for nothing, is a whole change.
   */
  public double size() {
    Optional<BigDecimal> one = was.flatMap(FactChange::number);
    Optional<BigDecimal> other = wouldBe.flatMap(FactChange::number);
    if (one.isEmpty() || other.isEmpty()) {
      return 1;
    }
    double before = one.get().doubleValue();
    double after = other.get().doubleValue();
    return Math.min(1, Math.abs(after - before) / Math.max(Math.abs(before), Math.abs(after)));
  }

  static Optional<BigDecimal> number(Object value) {
    if (value instanceof Map<?, ?> money) {
      return money.get("amount") instanceof Number amount ? number(amount) : Optional.empty();
    }
    return value instanceof Number number
        ? Optional.of(new BigDecimal(number.toString()))
        : Optional.empty();
  }
}
