package io.holdfast.customer;

import java.time.Instant;

/**
 * Whether the customer has left. The newest word counts; of two equally new ones, that of leaving.
 *
 * @param time when it was said; the epoch where nothing was
 */
public record Departure(boolean left, Instant time) {
  static final Departure NONE = new Departure(false, Instant.EPOCH);

  Departure with(boolean nowLeft, Instant at) {
    boolean newer = at.isAfter(time) || at.equals(time) && nowLeft;
    return newer ? new Departure(nowLeft, at) : this;
  }
}
