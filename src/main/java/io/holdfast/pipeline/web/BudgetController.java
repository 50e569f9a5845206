package io.holdfast.pipeline.web;

import io.holdfast.pipeline.Balance;
import io.holdfast.pipeline.Balances;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what is left of the budgets. */
@RestController
final class BudgetController {
  private final Balances balances;

  BudgetController(Balances balances) {
    this.balances = balances;
  }

  /** The answer. */
  record Body(List<Balance> budgets) {}

  @GetMapping("/v1/budgets")
  Body budgets() {
    return new Body(balances.now());
  }
}
