package io.holdfast.journal.redis;

import java.time.Duration;

/**
 * How long what the journal holds is kept.
 *
 * @param decisions how long a decision can be found and a repeated signal be recognised
 * @param notes how long the words of customers are kept
 * @param erased how long it is known that a customer was erased, so that what was sent before does
 *     not bring the customer back
 */
public record Retention(Duration decisions, Duration notes, Duration erased) {}
