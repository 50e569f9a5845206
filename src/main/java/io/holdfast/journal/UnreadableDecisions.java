package io.holdfast.journal;

/** What should be recorded decisions is not, or cannot be reached; the message says why. */
public final class UnreadableDecisions extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableDecisions(String message, Throwable cause) {
    super(message, cause);
  }
}
