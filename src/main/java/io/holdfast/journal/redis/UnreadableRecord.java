package io.holdfast.journal.redis;

/** One record is damaged; the message says how. */
final class UnreadableRecord extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableRecord(String problem, Throwable cause) {
    super(problem, cause);
  }
}
