package io.holdfast.journal;

/** The store behind the journal cannot be reached or does not answer in time. */
public final class JournalUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JournalUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
