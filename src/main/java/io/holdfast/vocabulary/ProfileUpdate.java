package io.holdfast.vocabulary;

import java.time.Instant;
import java.util.Map;

/**
 * What the customer system says about a customer; the newest word counts.
 *
 * @param fields the whole profile, JSON-shaped; empty when the customer was deleted there
 */
public record ProfileUpdate(String customerId, Instant time, Map<String, Object> fields) {}
