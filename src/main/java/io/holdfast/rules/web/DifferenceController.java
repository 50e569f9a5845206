package io.holdfast.rules.web;

import io.holdfast.rules.difference.Difference;
import io.holdfast.rules.difference.Differences;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what differs between two versions. */
@RestController
final class DifferenceController {
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
    DecisionCount.check("limit", limit);
    DecisionCount.check("examples", examples);
    return ReleaseController.answer(() -> differences.between(before, after, limit, examples));
  }
}
