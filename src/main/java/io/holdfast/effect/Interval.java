package io.holdfast.effect;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/** A mean, and the bounds between which it lies 95 times of a hundred. */
public record Interval(double mean, double low, double high) {
  // half of the 5 % that a 95 % interval leaves out lie on each side
  private static final double ONE_SIDE = 0.025;

  /**
   * The mean of measurements that do not hang on one another, by Student's t.
   *
   * @param measured two or more
   */
  public static Interval of(double[] measured) {
    int count = measured.length;
    double mean = Arrays.stream(measured).average().orElseThrow();
    double squares = Arrays.stream(measured).map(one -> (one - mean) * (one - mean)).sum();
    double error = Math.sqrt(squares / (count - 1) / count);
    double reach = TDistribution.of(count - 1.0).inverseSurvivalProbability(ONE_SIDE) * error;
    return new Interval(mean, mean - reach, mean + reach);
  }
}
