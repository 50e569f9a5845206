package io.holdfast.action;

import java.time.Instant;

/**
 * The envelope of every event Holdfast publishes, attribute by attribute as CloudEvents 1.0 in
 * structured JSON has them.
 *
 * @param source URI reference of what published it
 * @param subject the customer's id
 * @param partitionkey the record's key
 * @param correlationid the decision the event goes back to
 * @param causationid id of the event or signal that directly led to this one
 */
public record CloudEvent<T>(
    String specversion,
    String id,
    String source,
    String type,
    String subject,
    Instant time,
    String datacontenttype,
    String partitionkey,
    String correlationid,
    String causationid,
    T data) {

  /** Media type of the record, to be set as header {@code content-type}. */
  public static final String CONTENT_TYPE = "application/cloudevents+json";

  /** An event of version 1.0 with JSON data. */
  public static <T> CloudEvent<T> of(
      String id,
      String source,
      String type,
      String subject,
      Instant time,
      String partitionkey,
      String correlationid,
      String causationid,
      T data) {
    return new CloudEvent<>(
        "1.0",
        id,
        source,
        type,
        subject,
        time,
        "application/json",
        partitionkey,
        correlationid,
        causationid,
        data);
  }
}
