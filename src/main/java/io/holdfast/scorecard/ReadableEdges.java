package io.holdfast.scorecard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where numbers are cut: near their quantiles, at the roundest number there. */
final class ReadableEdges {
  private static final int QUANTILES = 20;
  private static final int MOST_DECIMALS = 2;
  private static final List<BigDecimal> STEPS =
      List.of(BigDecimal.ONE, new BigDecimal("0.5"), new BigDecimal("0.2"));

  private ReadableEdges() {}

  /**
   * Edges, rising; each begins a band.
   *
   * @param sorted the numbers, rising
   * @param whole whether they are whole numbers
   */
  static List<Double> of(double[] sorted, boolean whole) {
    SortedSet<Double> edges = new TreeSet<>();
    for (int i = 1; i < QUANTILES; i++) {
      double at = quantile(sorted, i);
      double low = (quantile(sorted, i - 1) + at) / 2;
      double high = (at + quantile(sorted, i + 1)) / 2;
      // a cut at or below the lowest number cuts nothing
      if (at > sorted[0]) {
        edges.add(roundest(at, low, high, whole ? 0 : MOST_DECIMALS));
      }
    }
    return List.copyOf(edges);
  }

  private static double quantile(double[] sorted, int i) {
    return sorted[Math.min(sorted.length - 1, i * sorted.length / QUANTILES)];
  }

  private static double roundest(double at, double low, double high, int decimals) {
    int magnitude = (int) Math.ceil(Math.log10(Math.max(1, Math.abs(high))));
    for (int power = magnitude; power >= -decimals; power--) {
      for (BigDecimal unit : STEPS) {
        BigDecimal step = unit.scaleByPowerOfTen(power);
        double round =
            new BigDecimal(at).divide(step, 0, RoundingMode.HALF_UP).multiply(step).doubleValue();
        boolean fine = step.stripTrailingZeros().scale() <= decimals;
        if (fine && round > low && round <= high) {
          return round;
        }
      }
    }
    return at;
  }
}
