package io.holdfast.vocabulary;

/**
 * Where a signal was read from. A second arrival from the same origin is a redelivery and its
 * decision is published again; the same identity from another origin is a duplicate.
 *
 * @param position unique place within the transport, such as {@code retention.signals.v1/3@120}
 */
public record Origin(String position) {
  private static final String TIMER = "timer/";

  /** Origin of a record read from a Kafka topic. */
  public static Origin ofRecord(String topic, int partition, long offset) {
    return new Origin(topic + '/' + partition + '@' + offset);
  }

  /** Origin of a signal that a timer became. */
  public static Origin ofTimer(String timerId) {
    return new Origin(TIMER + timerId);
  }

  /** Whether a timer became the signal. */
  public boolean isTimer() {
    return position.startsWith(TIMER);
  }

  /** Origin of a request answered synchronously. */
  public static Origin ofRequest(String requestId) {
    return new Origin("request/" + requestId);
  }
}
