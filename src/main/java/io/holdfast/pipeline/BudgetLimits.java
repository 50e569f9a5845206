package io.holdfast.pipeline;

import java.time.Duration;

/**
 * How budgets are kept.
 *
 * @param fresh how old what is known of a budget may be when a decision looks at it
 * @param unconfirmed when it is looked whether a decision that reserved something was made; longer
 *     than any decision takes
 * @param together most reservations looked at in one round
 */
public record BudgetLimits(Duration fresh, Duration unconfirmed, int together) {
  /** As shipped. */
  public static final BudgetLimits DEFAULT =
      new BudgetLimits(Duration.ofSeconds(1), Duration.ofMinutes(10), 500);
}
