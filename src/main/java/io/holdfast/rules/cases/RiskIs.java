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
    boolean right =
        points.filter(p -> p != risk.score()).isEmpty()
            && (level.isEmpty() || level.equals(risk.level().name()));
    return right
        ? Optional.empty()
        : Optional.of(
            level.isEmpty()
                ? new Mismatch(
                    "%d risk points".formatted(points.orElseThrow()),
                    "there are %d".formatted(risk.score()),
                    drivers(risk))
                : new Mismatch(
                    "the risk " + level + points.map(" with %d points"::formatted).orElse(""),
                    "it is %s with %d points".formatted(risk.level(), risk.score()),
                    drivers(risk)));
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
