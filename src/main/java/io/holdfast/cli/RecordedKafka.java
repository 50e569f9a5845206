package io.holdfast.cli;

import io.holdfast.signal.RecordedSignals;
import java.time.Instant;

/** What a Kafka was sent. */
@FunctionalInterface
public interface RecordedKafka {

  /**
   * The signals of a while, after the profiles of all customers.
   *
   * @param bootstrapServers where it is
   * @param until not included
   * @param most signals that are read; what comes after them is left out, and that is told
   */
  RecordedSignals in(String bootstrapServers, Instant from, Instant until, long most);
}
