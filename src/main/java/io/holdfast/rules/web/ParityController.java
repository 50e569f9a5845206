package io.holdfast.rules.web;

import io.holdfast.rules.fairness.Parity;
import io.holdfast.rules.fairness.ParityReport;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows how alike customers are treated. */
@RestController
final class ParityController {
  private final Parity parity;

  ParityController(Parity parity) {
    this.parity = parity;
  }

  @GetMapping("/v1/rulesets:parity")
  ParityReport parity(@RequestParam(defaultValue = "1000") int limit) {
    DecisionCount.check("limit", limit);
    return parity.report(limit);
  }
}
