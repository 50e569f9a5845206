package io.holdfast.customer;

import java.time.Instant;

/** A pointer from the customer's state to a recorded decision. */
public record DecisionReference(String decisionId, String signalType, Instant decidedAt) {}
