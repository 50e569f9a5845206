package io.holdfast.vocabulary;

import java.time.OffsetDateTime;

/**
 * A budget that has less left than an action would take.
 *
 * @param limit most of a period, in the rule set's currency, or in actions where these are counted
 * @param left of it
 * @param next when the next period begins, by the budget's clock
 */
public record Shortage(String budget, double limit, double left, OffsetDateTime next) {}
