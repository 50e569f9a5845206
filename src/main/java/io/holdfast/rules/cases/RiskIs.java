package io.holdfast.rules.cases;

import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.Risk.Driver;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How high the risk is.
 *
 * @param level name of the level; empty text where any will do
 */
record RiskIs(Optional<Integer> points, String level) implements Expectation {

  @Override
  public Optional<Mismatch> differs(Trial trial) {
    Risk risk = trial.decision().risk();
    if (points.filter(p -> p != risk.score()).isPresent()) {
      return Optional.of(
          new Mismatch(
              "%d risk points".formatted(points.get()),
              "there are %d".formatted(risk.score()),
              drivers(risk)));
    }
    if (!level.isEmpty() && !risk.level().name().equals(level)) {
      return Optional.of(
          new Mismatch(
              "the risk " + level,
              "it is %s with %d points".formatted(risk.level(), risk.score()),
              drivers(risk)));
    }
    return Optional.empty();
  }

  private static String drivers(Risk risk) {
    return risk.drivers().isEmpty()
        ? "no rule gave points"
        : risk.drivers().stream().map(RiskIs::driver).collect(Collectors.joining(", "));
  }

  private static String driver(Driver driver) {
    return "%+d %s (%s)".formatted(driver.points(), driver.reason().code(), driver.reason().rule());
  }
}
