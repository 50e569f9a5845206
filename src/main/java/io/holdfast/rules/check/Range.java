package io.holdfast.rules.check;

import io.holdfast.rules.files.Names;

/**
 * Numbers from one to another.
 *
 * @param fromIncluded whether the lower bound belongs to it; an infinite bound never does
 */
record Range(double from, boolean fromIncluded, double to, boolean toIncluded) {

  /** Both bounds included. */
  static Range of(double from, double to) {
    return new Range(from, Double.isFinite(from), to, Double.isFinite(to));
  }

  boolean isEmpty() {
    return from > to || from == to && !(fromIncluded && toIncluded);
  }

  boolean contains(double number) {
    return (number > from || number == from && fromIncluded)
        && (number < to || number == to && toIncluded);
  }

  Range and(Range other) {
    boolean later = other.from > from || other.from == from && !other.fromIncluded;
    boolean sooner = other.to < to || other.to == to && !other.toIncluded;
    return new Range(
        later ? other.from : from,
        later ? other.fromIncluded : fromIncluded,
        sooner ? other.to : to,
        sooner ? other.toIncluded : toIncluded);
  }

  /** Everything smaller. */
  Range below() {
    return new Range(Double.NEGATIVE_INFINITY, false, from, !fromIncluded && Double.isFinite(from));
  }

  /** Everything larger. */
  Range above() {
    return new Range(to, !toIncluded && Double.isFinite(to), Double.POSITIVE_INFINITY, false);
  }

  /** The same for something that is counted: the whole numbers in it. */
  Range whole() {
    double least = fromIncluded ? Math.ceil(from) : Math.floor(from) + 1;
    double most = toIncluded ? Math.floor(to) : Math.ceil(to) - 1;
    return of(Double.isFinite(from) ? least : from, Double.isFinite(to) ? most : to);
  }

  String example() {
    if (fromIncluded) {
      return Names.number(from);
    }
    if (toIncluded) {
      return Names.number(to);
    }
    boolean open = Double.isInfinite(from);
    return open
        ? Names.number(Double.isInfinite(to) ? 0 : to - 1)
        : Names.number(Double.isInfinite(to) ? from + 1 : (from + to) / 2);
  }

  @Override
  public String toString() {
    if (from == to) {
      return Names.number(from);
    }
    if (Double.isInfinite(from) && Double.isInfinite(to)) {
      return "any number";
    }
    String lower = (fromIncluded ? "from " : "above ") + Names.number(from);
    String upper = (toIncluded ? "up to " : "below ") + Names.number(to);
    if (Double.isInfinite(from)) {
      return upper;
    }
    if (Double.isInfinite(to)) {
      return fromIncluded ? Names.number(from) + " or more" : lower;
    }
    return lower + (toIncluded && fromIncluded ? " to " + Names.number(to) : " and " + upper);
  }
}
