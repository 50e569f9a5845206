package io.holdfast.scorecard;

import java.util.List;
import java.util.Map;

/**
 * Points for what a customer is like, and how likely a customer with so many is to leave.
 *
 * @param characteristics most points first
 * @param pointsToDouble points that double the odds of leaving
 * @param curve probability at the scores 0, 5, 10 and so on to 100, straight in between
 * @param customers of the past it is fitted on
 * @param left how many of them left
 */
public record Scorecard(
    List<Characteristic> characteristics,
    int pointsToDouble,
    List<Double> curve,
    int customers,
    int left) {
  /** From one point of the curve to the next. */
  public static final int STEP = 5;

  static final int HIGHEST = 100;

  /** The sum of the points, 0 to 100. */
  public int score(Map<String, Object> fields) {
    return score(characteristics, fields);
  }

  /** How likely a customer with this score is to leave, 0 to 1. */
  public double probability(int score) {
    int below = Math.min(score / STEP, curve.size() - 2);
    double way = (double) (score - below * STEP) / STEP;
    return curve.get(below) + way * (curve.get(below + 1) - curve.get(below));
  }

  static int score(List<Characteristic> characteristics, Map<String, Object> fields) {
    int sum = characteristics.stream().mapToInt(c -> c.points(fields.get(c.field().name()))).sum();
    return Math.min(HIGHEST, sum);
  }

  static int mostPoints(List<Characteristic> characteristics) {
    return characteristics.stream().mapToInt(Characteristic::mostPoints).sum();
  }
}
