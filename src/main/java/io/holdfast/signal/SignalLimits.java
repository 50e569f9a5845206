package io.holdfast.signal;

import java.time.Duration;

/**
 * How large, deep and old input may be.
 *
 * @param maxBytes most bytes of one event
 * @param maxDepth most levels of nesting in one event
 * @param maxTextLength most characters of one text
 * @param maxNumberLength most characters of one number
 * @param maxAttributeLength most characters of an id, source, type or subject
 * @param oldest how long ago an event may have happened
 * @param furthestAhead how far the sender's clock may be ahead
 */
public record SignalLimits(
    int maxBytes,
    int maxDepth,
    int maxTextLength,
    int maxNumberLength,
    int maxAttributeLength,
    Duration oldest,
    Duration furthestAhead) {

  /** The limits that hold where nothing else is configured. */
  public static final SignalLimits DEFAULT =
      new SignalLimits(65_536, 16, 8_192, 40, 256, Duration.ofDays(400), Duration.ofMinutes(5));
}
