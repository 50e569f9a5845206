package io.holdfast.access;

import java.time.Instant;

/**
 * Somebody looked at a customer.
 *
 * @param who account or token
 * @param address what they looked at
 */
public record View(Instant at, String who, String customerId, String address) {}
