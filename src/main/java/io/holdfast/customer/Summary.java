package io.holdfast.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is kept of any number of signals. Two summaries of one kind add up to one, in any order and
 * grouping alike.
 */
public sealed interface Summary {

  /** Both together; the other must be of the same kind. */
  Summary plus(Summary other);

  /** How often, and when for the last time. */
  record Occurrences(long count, Instant last) implements Summary {
    @Override
    public Summary plus(Summary other) {
      Occurrences more = (Occurrences) other;
      return new Occurrences(count + more.count, more.last.isAfter(last) ? more.last : last);
    }
  }

  /**
   * The numbers a field held.
   *
   * @param sum exact, so that it does not depend on the order of adding up
   */
  record Numbers(long count, BigDecimal sum, double min, double max) implements Summary {
    @Override
    public Summary plus(Summary other) {
      Numbers more = (Numbers) other;
      return new Numbers(
          count + more.count, sum.add(more.sum), Math.min(min, more.min), Math.max(max, more.max));
    }

    double mean() {
      return sum.doubleValue() / count;
    }
  }

  /**
   * The last value of a field; of two from the same moment the greater, for want of a better
   * reason.
   *
   * @param value Double or String
   */
  record Latest(Instant time, Object value) implements Summary {
    private static final Comparator<Latest> ORDER =
        Comparator.comparing(Latest::time)
            .thenComparing(latest -> latest.value instanceof String)
            .thenComparing(latest -> latest.value instanceof Double number ? number : 0.0)
            .thenComparing(latest -> latest.value.toString());

    @Override
    public Summary plus(Summary other) {
      Latest more = (Latest) other;
      return ORDER.compare(more, this) > 0 ? more : this;
    }
  }

  /**
   * The different values of a field, by their hashes. Exact up to {@link #EXACT} values; beyond it
   * only the smallest hashes are kept, and how close together they lie tells the number (k minimum
   * values, standard error about 13 %).
   *
   * @param hashes ascending, at most {@link #EXACT} + 1
   */
  record Distinct(List<Long> hashes) implements Summary {
    /** Up to so many values are counted exactly. */
    public static final int EXACT = 64;

    private static final double HASHES = 0x1p64;

    @Override
    public Summary plus(Summary other) {
      List<Long> more = ((Distinct) other).hashes;
      return new Distinct(
          Stream.concat(hashes.stream(), more.stream())
              .sorted()
              .distinct()
              .limit(EXACT + 1)
              .toList());
    }

    /** How many different values there were. */
    long count() {
      if (hashes.size() <= EXACT) {
        return hashes.size();
      }
      double share = (hashes.get(EXACT) - (double) Long.MIN_VALUE + 1) / HASHES;
      return Math.max(EXACT + 1, Math.round(EXACT / share));
    }
  }
}
