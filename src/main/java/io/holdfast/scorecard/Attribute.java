package io.holdfast.scorecard;

import java.util.List;
import java.util.stream.Stream;

/**
 * A band of a characteristic, and how many of the past were in it.
 *
 * @param from lowest number in it; negative infinity without a lower bound
 * @param below number above all in it; infinity without an upper bound
 * @param words in it, where the characteristic is not a number
 * @param unknown whether it holds the customers of whom the field is not known
 */
public record Attribute(
    double from, double below, List<String> words, boolean unknown, int stayed, int left) {
  /** Keeps a band without leavers, or without stayers, finite. */
  private static final double HALF_A_CUSTOMER = 0.5;

  static Attribute numbers(double from, double below) {
    return new Attribute(from, below, List.of(), false, 0, 0);
  }

  static Attribute words(List<String> words) {
    return new Attribute(Double.NaN, Double.NaN, words, false, 0, 0);
  }

  static Attribute notKnown() {
    return new Attribute(Double.NaN, Double.NaN, List.of(), true, 0, 0);
  }

  boolean holds(Object value) {
    if (value == null) {
      return unknown;
    }
    return value instanceof Number number
        ? number.doubleValue() >= from && number.doubleValue() < below
        : words.contains(value.toString());
  }

  Attribute counted(List<Observation> observations, String field) {
    int all = 0;
    int gone = 0;
    for (Observation one : observations) {
      if (holds(one.fields().get(field))) {
        all++;
        gone += one.left() ? 1 : 0;
      }
    }
    return new Attribute(from, below, words, unknown, all - gone, gone);
  }

  /** This one and the next as one. */
  Attribute and(Attribute next) {
    return new Attribute(
        from,
        next.below,
        Stream.concat(words.stream(), next.words.stream()).toList(),
        false,
        stayed + next.stayed,
        left + next.left);
  }

  public int customers() {
    return stayed + left;
  }

  double leavingShare() {
    return (double) left / customers();
  }

  /**
   * Weight of evidence: the logarithm of the odds of leaving here over the odds of all; above 0
   * where more leave than usual.
   */
  double weightOfEvidence(int allStayed, int allLeft) {
    return Math.log((left + HALF_A_CUSTOMER) / (allLeft + HALF_A_CUSTOMER))
        - Math.log((stayed + HALF_A_CUSTOMER) / (allStayed + HALF_A_CUSTOMER));
  }

  /** What it adds to the information value of its characteristic. */
  double information(int allStayed, int allLeft) {
    double share = (double) left / allLeft - (double) stayed / allStayed;
    return share * weightOfEvidence(allStayed, allLeft);
  }
}
