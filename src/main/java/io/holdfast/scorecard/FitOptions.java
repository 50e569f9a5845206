package io.holdfast.scorecard;

/**
 * How a scorecard is fitted.
 *
 * @param bands most bands a number is cut into, 2 to 20
 * @param pointsToDouble most points that double the odds of leaving, 1 to 50; fewer where scores
 *     would go beyond 100
 * @param folds parts the history is cut into to judge the fit, 2 to 20
 * @param seed which customers fall into which part
 */
public record FitOptions(int bands, int pointsToDouble, int folds, long seed) {

  public FitOptions {
    within("bands", bands, 2, 20);
    within("points-to-double", pointsToDouble, 1, 50);
    within("folds", folds, 2, 20);
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new FitRefused("%s must be %d to %d, not %d".formatted(name, least, most, value));
    }
  }
}
