package io.holdfast.erasure;

import java.time.Instant;

/**
 * What was erased of a customer.
 *
 * @param at what happened before is forgotten
 * @param decisions that were on record
 * @param tasks that were open and are cancelled
 */
public record Erased(String customerId, Instant at, int decisions, int tasks) {}
