package io.holdfast.customer;

import java.time.Instant;
import java.util.Map;

/**
 * What the customer system last said.
 *
 * @param fields JSON-shaped; empty where the customer is unknown there
 * @param time when it was said; the epoch where nothing was
 */
public record Profile(Map<String, Object> fields, Instant time) {
  static final Profile UNKNOWN = new Profile(Map.of(), Instant.EPOCH);
}
