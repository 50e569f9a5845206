package io.holdfast.signal;

import java.util.Map;
import java.util.Optional;

/**
 * One event as a transport carried it, CloudEvents 1.0 in structured or binary mode.
 *
 * @param body absent where the transport carried none
 * @param contentType as sent
 * @param attributes of binary mode, by lower-case name without the transport's prefix
 * @param key what the transport sorted the event by, which must be its customer; absent where the
 *     transport does not sort
 */
public record Envelope(
    Optional<byte[]> body,
    Optional<String> contentType,
    Map<String, String> attributes,
    Optional<byte[]> key) {

  /** Media type of an event in structured mode. */
  public static final String STRUCTURED = "application/cloudevents+json";

  /** An event in structured mode that came without a key. */
  public static Envelope structured(byte[] body) {
    return new Envelope(Optional.of(body), Optional.of(STRUCTURED), Map.of(), Optional.empty());
  }
}
