package io.holdfast.signal;

import java.util.Optional;

/** Names of the event types that come in. */
public final class EventType {
  /** A customer's profile, as the customer system knows it. */
  public static final String PROFILE = "org.retention.customer.profile.v1";

  private static final String PREFIX = "org.retention.signal.";
  private static final String VERSION = ".v1";

  private EventType() {}

  /** Event type of the signal type with this short name. */
  public static String ofSignal(String name) {
    return PREFIX + name + VERSION;
  }

  /** Short name of the signal type, where this is the event type of one. */
  public static Optional<String> signalName(String eventType) {
    boolean signal =
        eventType.startsWith(PREFIX)
            && eventType.endsWith(VERSION)
            && eventType.length() > PREFIX.length() + VERSION.length();
    return signal
        ? Optional.of(eventType.substring(PREFIX.length(), eventType.length() - VERSION.length()))
        : Optional.empty();
  }
}
