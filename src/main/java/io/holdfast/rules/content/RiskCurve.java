package io.holdfast.rules.content;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** How likely a customer with a given score is to leave: points of a curve, straight between. */
public final class RiskCurve {
  private final NavigableMap<Double, Double> points;

  private RiskCurve(NavigableMap<Double, Double> points) {
    this.points = points;
  }

  /** Reads the curve; what is wrong becomes a finding. */
  public static RiskCurve read(RuleFiles files, Findings findings) {
    NavigableMap<Double, Double> points = new TreeMap<>();
    Optional<String> text = files.text(FileKind.RISK_CURVE_FILE, findings);
    String[] lines = text.orElse("").split("\n", -1);
    double last = 0;
    boolean heading = false;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].trim();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (!heading && line.replace(" ", "").equals("score,probability")) {
        heading = true;
        continue;
      }
      Optional<double[]> point = point(line);
      if (point.isEmpty()
          || !points.isEmpty() && (points.lastKey() >= point.get()[0] || last > point.get()[1])) {
        findings.error(
            new Place(FileKind.RISK_CURVE_FILE, i + 1),
            Code.INVALID_VALUE,
            "'%s' must be a score from 0 to 100 and a probability from 0 to 1.".formatted(line),
            "Scores rise from line to line and probabilities never fall.");
        continue;
      }
      last = point.get()[1];
      points.put(point.get()[0], last);
    }
    if (points.isEmpty() && text.isPresent()) {
      findings.error(Place.of(FileKind.RISK_CURVE_FILE), Code.MISSING, "The curve has no points.");
    }
    return new RiskCurve(points);
  }

  private static Optional<double[]> point(String line) {
    String[] parts = line.split(",", -1);
    try {
      double score = Double.parseDouble(parts[0].trim());
      double probability = parts.length == 2 ? Double.parseDouble(parts[1].trim()) : -1;
      boolean valid = score >= 0 && score <= 100 && probability >= 0 && probability <= 1;
      return valid ? Optional.of(new double[] {score, probability}) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Probability, 0 to 1, at a score from 0 to 100. */
  public double at(int score) {
    Map.Entry<Double, Double> below = points.floorEntry((double) score);
    Map.Entry<Double, Double> above = points.ceilingEntry((double) score);
    if (below == null) {
      return above.getValue();
    }
    if (above == null || above.getKey().equals(below.getKey())) {
      return below.getValue();
    }
    double way = (score - below.getKey()) / (above.getKey() - below.getKey());
    return below.getValue() + way * (above.getValue() - below.getValue());
  }
}
