package io.holdfast.rules.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** How many recorded decisions may be asked for at once. */
final class DecisionCount {
  private static final int MOST = 1000;

  private DecisionCount() {}

  /** Refuses what is out of range. */
  static void check(String name, int number) {
    if (number < 0 || number > MOST) {
      ProblemDetail problem =
          ProblemDetail.forStatusAndDetail(
              HttpStatus.BAD_REQUEST, "%s must be 0 to %d, not %d".formatted(name, MOST, number));
      problem.setProperty("code", "OUT_OF_RANGE");
      throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
    }
  }
}
