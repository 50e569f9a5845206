package io.holdfast.pipeline;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * How a budget stands.
 *
 * @param currency of all amounts, ISO 4217; absent where actions are counted
 * @param taken of the limit, by what is spent and by what is reserved
 * @param from when the period began, by the budget's clock
 * @param next when the next one begins
 * @param actions ids of offers and kinds of action it holds for; all that compete where empty
 * @param tiers it holds for; all where empty
 */
public record Balance(
    String budget,
    Optional<String> currency,
    double limit,
    double taken,
    double left,
    OffsetDateTime from,
    OffsetDateTime next,
    Set<String> actions,
    Set<String> tiers) {}
