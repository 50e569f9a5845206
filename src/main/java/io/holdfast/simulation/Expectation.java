package io.holdfast.simulation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a measure should come to.
 *
 * @param measure such as {@code actions.MANAGER_TASK}
 * @param wanted as it was written, such as {@code <= 40}
 */
record Expectation(String measure, String wanted, double least, double most) {
  private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
  private static final Pattern BOUND = Pattern.compile("(<=|>=) *" + NUMBER);
  private static final Pattern RANGE = Pattern.compile(NUMBER + "(?:\\.\\." + NUMBER + ")?");

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it cannot be understood
   */
  static Expectation read(String measure, String wanted) {
    if (!Measures.known(measure)) {
      throw new IllegalArgumentException(
          "expects something of %s, which is not measured".formatted(measure));
    }
    Matcher bound = BOUND.matcher(wanted);
    Matcher range = RANGE.matcher(wanted);
    if (bound.matches()) {
      double number = number(bound.group(2));
      return bound.group(1).equals("<=")
          ? new Expectation(measure, wanted, Double.NEGATIVE_INFINITY, number)
          : new Expectation(measure, wanted, number, Double.POSITIVE_INFINITY);
    } else if (range.matches()) {
      double from = number(range.group(1));
      double to = range.group(2) == null ? from : number(range.group(2));
      return new Expectation(measure, wanted, from, to);
    }
    throw new IllegalArgumentException(
        "expects of %s '%s', which is none of '<= 3', '>= 3', '1..3' and '3'"
            .formatted(measure, wanted));
  }

  private static double number(String text) {
    return new BigDecimal(text).doubleValue();
  }

  /** Holds it against what was measured; what did not occur is 0. */
  Report.Checked check(Map<String, Double> measures) {
    double found = measures.getOrDefault(measure, 0.0);
    return new Report.Checked(measure, wanted, found, found >= least && found <= most);
  }
}
