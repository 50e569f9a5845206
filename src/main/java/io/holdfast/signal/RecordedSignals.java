package io.holdfast.signal;

import io.holdfast.vocabulary.Declarations;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Signals and profiles recorded earlier; they can be read again and again, and stay as they are.
 */
public interface RecordedSignals {

  /** What whoever asked for them calls them. */
  String name();

  /**
   * Reads them in the order they arrived, the same each time.
   *
   * @param declared what those who are to take them declare
   * @throws IllegalArgumentException when there is nothing to be read; says why
   */
  Reading read(List<Declarations> declared);

  /** One reading, from the first to the last. */
  interface Reading extends Iterator<RecordedEvent>, AutoCloseable {
    @Override
    void close();
  }

  /**
   * One that was recorded.
   *
   * @param place where it stands, such as {@code signals.jsonl:3}
   * @param arrived absent where nothing but the event itself tells
   * @param event or what keeps it from being one
   */
  record RecordedEvent(String place, Optional<Instant> arrived, Decoded<Envelope> event) {}
}
