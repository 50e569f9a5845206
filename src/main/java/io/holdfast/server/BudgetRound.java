package io.holdfast.server;

import io.holdfast.pipeline.Balances;
import io.holdfast.pipeline.BudgetReview;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.function.BooleanSupplier;

/** Looks at reservations that have fallen due, and measures what is left of the budgets. */
final class BudgetRound implements BooleanSupplier {
  private final BudgetReview review;
  private final Balances balances;
  private final MultiGauge left;

  BudgetRound(BudgetReview review, Balances balances, MeterRegistry registry) {
    this.review = review;
    this.balances = balances;
    this.left =
        MultiGauge.builder("holdfast.budget.left")
            .description("What is left of each budget in its period")
            .register(registry);
  }

  @Override
  public boolean getAsBoolean() {
    boolean more = review.round();
    left.register(
        balances.now().stream()
            .map(one -> MultiGauge.Row.of(Tags.of("budget", one.budget()), one.left()))
            .toList(),
        true);
    return more;
  }
}
