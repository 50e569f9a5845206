package io.holdfast.rules.web;

import io.holdfast.rules.difference.Difference;
import io.holdfast.rules.difference.Differences;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what differs between two versions. */
@RestController
final class DifferenceController {
  private static final int MOST_DECISIONS = 1000;

  private final Differences differences;

  DifferenceController(Differences differences) {
    this.differences = differences;
  }

  @GetMapping("/v1/rulesets:difference")
  Difference difference(
      @RequestParam(defaultValue = "active") String before,
      @RequestParam(defaultValue = "candidate") String after,
      @RequestParam(defaultValue = "500") int limit,
      @RequestParam(defaultValue = "5") int examples) {
    within("limit", limit);
    within("examples", examples);
    return ReleaseController.answer(() -> differences.between(before, after, limit, examples));
  }

  private static void within(String name, int number) {
    if (number < 0 || number > MOST_DECISIONS) {
      ProblemDetail problem =
          ProblemDetail.forStatusAndDetail(
              HttpStatus.BAD_REQUEST,
              "%s must be 0 to %d, not %d".formatted(name, MOST_DECISIONS, number));
      problem.setProperty("code", "OUT_OF_RANGE");
      throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
    }
  }
}
