package io.holdfast.journal;

import java.time.Instant;
import java.util.List;

/**
 * The words of customers, kept apart from all that is decided by, and for a shorter time. They are
 * written with the decisions they came with, by {@link Journal#commit}.
 */
public interface Notes {
  /** Most notes kept of a customer; the oldest go first. */
  int LIMIT = 50;

  /**
   * What a customer said, newest first.
   *
   * @param now whose time is over by then is not told any more
   * @throws JournalUnavailable when the store cannot be reached
   */
  List<Note> of(String customerId, Instant now);
}
