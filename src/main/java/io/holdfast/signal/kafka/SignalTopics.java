package io.holdfast.signal.kafka;

/** Topics events come in by, and the one for those refused. */
public final class SignalTopics {
  public static final String SIGNALS = "retention.signals.v1";
  public static final String CUSTOMERS = "retention.customers.v1";
  public static final String DEAD_LETTERS = "retention.signals.dlq.v1";

  private SignalTopics() {}
}
