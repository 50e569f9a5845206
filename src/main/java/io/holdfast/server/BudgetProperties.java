package io.holdfast.server;

import io.holdfast.pipeline.BudgetLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Budgets that rules declare.
 *
 * @param fresh how old what is known of a budget may be when a decision looks at it
 * @param unconfirmed when it is looked whether a decision that reserved something was made
 * @param interval time between two looks at reservations that have fallen due
 * @param together most reservations looked at in one round
 * @param stopTimeout how long a stop waits for the running round
 */
@Validated
@ConfigurationProperties("holdfast.budgets")
record BudgetProperties(
    @NotNull @DurationMin(millis = 0) @DurationMax(minutes = 10) Duration fresh,
    @NotNull @DurationMin(minutes = 1) Duration unconfirmed,
    @NotNull @DurationMin(seconds = 1) Duration interval,
    @Min(1) @Max(10_000) int together,
    @NotNull Duration stopTimeout) {

  BudgetLimits limits() {
    return new BudgetLimits(fresh, unconfirmed, together);
  }
}
