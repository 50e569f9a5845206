package io.holdfast.journal;

import io.holdfast.customer.CustomerState;

/**
 * A customer's state with the version that a commit must find unchanged.
 *
 * @param version 0 for a customer who was never committed, then counting up
 */
public record Versioned(CustomerState state, long version) {}
