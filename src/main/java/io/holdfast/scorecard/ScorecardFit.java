package io.holdfast.scorecard;

import io.holdfast.scorecard.Characteristic.Scored;
import io.holdfast.vocabulary.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Fits a scorecard as credit scoring does (N. Siddiqi, <i>Credit Risk Scorecards</i>, Wiley 2006,
 * chapter 6): bands by weight of evidence, a logistic regression with one weight for each
 * characteristic, and points scaled so that a fixed number of them doubles the odds: {@code score =
 * offset + factor * ln(odds)} with {@code factor = points to double / ln 2}. The offset is such
 * that the best band of each characteristic has no points, so that a score of 0 is the least risk.
 */
public final class ScorecardFit {
  /** Below, a characteristic tells next to nothing (Siddiqi, on information value). */
  private static final double LEAST_INFORMATION = 0.02;

  private static final int LEAST_CUSTOMERS = 100;

  /** Four decimals are finer than any history tells. */
  private static final double PROBABILITY_DIGITS = 1e4;

  private final FitOptions options;

  /** A field that is kept, its bands, and what a unit of their weights of evidence weighs. */
  private record Weighed(Field field, List<Attribute> attributes, double weight) {}

  public ScorecardFit(FitOptions options) {
    this.options = options;
  }

  /**
   * Fits a scorecard.
   *
   * @param fields what it may look at; those that tell nothing are left out
   * @throws FitRefused where there are too few customers, or nothing tells them apart
   */
  public Scorecard fit(List<Observation> observations, List<Field> fields) {
    boolean[] leavers = leavers(observations);
    int left = (int) observations.stream().filter(Observation::left).count();
    if (Math.min(left, leavers.length - left) < LEAST_CUSTOMERS) {
      throw new FitRefused(
          "%d customers left and %d stayed; there must be at least %d of each."
              .formatted(left, leavers.length - left, LEAST_CUSTOMERS));
    }
    Binning binning = new Binning(observations, options.bands());
    List<Weighed> weighed = weighed(observations, leavers, fields, binning);
    int pointsToDouble = options.pointsToDouble();
    List<Characteristic> characteristics = scaled(weighed, pointsToDouble, binning);
    while (Scorecard.mostPoints(characteristics) > Scorecard.HIGHEST && pointsToDouble > 1) {
      pointsToDouble--;
      characteristics = scaled(weighed, pointsToDouble, binning);
    }
    if (characteristics.isEmpty()) {
      throw new FitRefused("None of the fields tells those who left from those who stayed.");
    }
    List<Double> curve = curve(observations, leavers, characteristics);
    return new Scorecard(characteristics, pointsToDouble, curve, leavers.length, left);
  }

  /** Whether a scorecard can be made of fields like this. */
  public static boolean fits(Field field) {
    return Binning.fits(field);
  }

  static boolean[] leavers(List<Observation> observations) {
    boolean[] leavers = new boolean[observations.size()];
    for (int i = 0; i < leavers.length; i++) {
      leavers[i] = observations.get(i).left();
    }
    return leavers;
  }

  // beside others a field may say the opposite of what it says alone: nobody could explain it
  private static List<Weighed> weighed(
      List<Observation> observations, boolean[] leavers, List<Field> fields, Binning binning) {
    Map<Field, List<Attribute>> bands = new LinkedHashMap<>();
    Map<Field, double[]> evidence = new LinkedHashMap<>();
    for (Field field : fields) {
      List<Attribute> attributes = binning.attributes(field);
      if (binning.information(attributes) >= LEAST_INFORMATION) {
        bands.put(field, attributes);
        evidence.put(field, evidence(observations, field, attributes, binning));
      }
    }
    while (!bands.isEmpty()) {
      double[] weights =
          LogisticRegression.fit(rows(evidence.values(), leavers.length), leavers).weights();
      List<Field> kept = List.copyOf(bands.keySet());
      int least =
          IntStream.range(0, weights.length)
              .boxed()
              .min(Comparator.comparingDouble(i -> weights[i]))
              .orElseThrow();
      if (weights[least] > 0) {
        return IntStream.range(0, weights.length)
            .mapToObj(i -> new Weighed(kept.get(i), bands.get(kept.get(i)), weights[i]))
            .toList();
      }
      bands.remove(kept.get(least));
      evidence.remove(kept.get(least));
    }
    return List.of();
  }

  private static double[] evidence(
      List<Observation> observations, Field field, List<Attribute> attributes, Binning binning) {
    double[] weights = attributes.stream().mapToDouble(binning::weight).toArray();
    double[] evidence = new double[observations.size()];
    for (int i = 0; i < evidence.length; i++) {
      Object value = observations.get(i).fields().get(field.name());
      for (int band = 0; band < weights.length; band++) {
        if (attributes.get(band).holds(value)) {
          evidence[i] = weights[band];
        }
      }
    }
    return evidence;
  }

  private static double[][] rows(Iterable<double[]> columns, int length) {
    List<double[]> all = new ArrayList<>();
    columns.forEach(all::add);
    double[][] rows = new double[length][all.size()];
    for (int column = 0; column < all.size(); column++) {
      for (int i = 0; i < length; i++) {
        rows[i][column] = all.get(column)[i];
      }
    }
    return rows;
  }

  private static List<Characteristic> scaled(
      List<Weighed> weighed, int pointsToDouble, Binning binning) {
    double factor = pointsToDouble / Math.log(2);
    return weighed.stream()
        .map(one -> scaled(one, factor, binning))
        .filter(characteristic -> characteristic.mostPoints() > 0)
        .sorted(Comparator.comparingInt(Characteristic::mostPoints).reversed())
        .toList();
  }

  private static Characteristic scaled(Weighed weighed, double factor, Binning binning) {
    double best = weighed.attributes().stream().mapToDouble(binning::weight).min().orElseThrow();
    return new Characteristic(
        weighed.field(),
        weighed.attributes().stream()
            .map(
                attribute ->
                    new Scored(
                        attribute,
                        (int)
                            Math.round(
                                factor * weighed.weight() * (binning.weight(attribute) - best)),
                        binning.telling(attribute)))
            .toList());
  }

  private static List<Double> curve(
      List<Observation> observations, boolean[] leavers, List<Characteristic> characteristics) {
    double[][] scores =
        observations.stream()
            .map(one -> new double[] {tens(Scorecard.score(characteristics, one.fields()))})
            .toArray(double[][]::new);
    LogisticRegression calibration = LogisticRegression.fit(scores, leavers);
    return IntStream.rangeClosed(0, Scorecard.HIGHEST / Scorecard.STEP)
        .mapToObj(i -> calibration.probability(tens(i * Scorecard.STEP)))
        .map(probability -> Math.round(probability * PROBABILITY_DIGITS) / PROBABILITY_DIGITS)
        .toList();
  }

  // weights of small numbers are fitted more surely
  private static double tens(int score) {
    return score / 10.0;
  }
}
