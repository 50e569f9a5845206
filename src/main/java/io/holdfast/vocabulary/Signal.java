package io.holdfast.vocabulary;

import java.time.Instant;
import java.util.Map;

/**
 * One thing that happened to a customer, valid against its declared type.
 *
 * @param id unique within {@code source}; both together are the signal's identity
 * @param source URI reference of the system that produced it
 * @param type short name of the declared type, such as {@code usage-drop}
 * @param time when it happened (event time)
 * @param recordedTime when the source recorded it; equals {@code time} where the source is silent
 * @param customerId whom it happened to
 * @param data declared fields by name, JSON-shaped: String, Boolean, Long, Double, BigDecimal or a
 *     Map of these; unmodifiable, in declared order; absent fields are absent, never null
 */
public record Signal(
    String id,
    String source,
    String type,
    Instant time,
    Instant recordedTime,
    String customerId,
    Map<String, Object> data) {
  /** In the data of a signal that is decided again. */
  public static final String AGAIN = "again";

  /** Whether it has been decided before, and comes again for what has waited since. */
  public boolean again() {
    return Boolean.TRUE.equals(data.get(AGAIN));
  }
}
