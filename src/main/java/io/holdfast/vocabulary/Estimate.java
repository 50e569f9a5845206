package io.holdfast.vocabulary;

/**
 * A number that actions are weighed by, and what it rests on.
 *
 * @param measuredOn how many customers it was measured on; 0 where it is only stated
 * @param source where it stands in the rule set, such as {@code parameters/economics.yaml:
 *     margin-pct}
 * @param basis what it rests on, in the words of whoever stated it; may be empty
 */
public record Estimate(double value, int measuredOn, String source, String basis) {

  /** A number that nobody has measured. */
  public static Estimate stated(double value) {
    return new Estimate(value, 0, "", "");
  }

  public boolean assumed() {
    return measuredOn == 0;
  }
}
