package io.holdfast.effect;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The formulas by which effects are told. */
final class Statistics {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  // half of the 5 % that a 95 % interval leaves out lie on each side
  private static final double BOTH_SIDES = NORMAL.inverseSurvivalProbability(0.025);

  private Statistics() {}

  /** A difference of two shares, and the bounds between which it lies 95 times of a hundred. */
  record Difference(double value, double low, double high) {}

  /** By how much fewer of the treated than of the control leave. */
  static Difference difference(long controls, long controlsLeft, long treated, long treatedLeft) {
    double control = (double) controlsLeft / controls;
    double other = (double) treatedLeft / treated;
    double error = Math.sqrt(variance(control) / controls + variance(other) / treated);
    double value = control - other;
    return new Difference(value, value - BOTH_SIDES * error, value + BOTH_SIDES * error);
  }

  /**
   * Customers that an arm needs, so that an effect of this size is found.
   *
   * @param baseline share that leaves without treatment
   * @param effect by how much the share of the treated is smaller, above 0
   * @param falseAlarm how often an effect is seen where there is none, above 0
   * @param power how often the effect is found
   */
  static int planned(double baseline, double effect, double falseAlarm, double power) {
    double factor =
        NORMAL.inverseSurvivalProbability(falseAlarm / 2)
            + NORMAL.inverseCumulativeProbability(power);
    double variances = variance(baseline) + variance(Math.max(0, baseline - effect));
    return (int) Math.ceil(factor * factor * variances / (effect * effect));
  }

  /**
   * How likely arms are to differ from the sizes planned as much as they do, or more.
   *
   * @param planned share of each; together 1
   */
  static double chanceOf(long[] sizes, double[] planned) {
    long all = 0;
    for (long size : sizes) {
      all += size;
    }
    double chiSquared = 0;
    int arms = 0;
    for (int i = 0; i < sizes.length; i++) {
      double expected = planned[i] * all;
      if (expected > 0) {
        chiSquared += (sizes[i] - expected) * (sizes[i] - expected) / expected;
        arms++;
      } else if (sizes[i] > 0) {
        return 0;
      }
    }
    return arms < 2 ? 1 : ChiSquaredDistribution.of(arms - 1.0).survivalProbability(chiSquared);
  }

  private static double variance(double share) {
    return share * (1 - share);
  }
}
