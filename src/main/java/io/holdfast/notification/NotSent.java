package io.holdfast.notification;

/** A message that is not known to have been taken; it is sent again. */
public final class NotSent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotSent(String message) {
    super(message);
  }

  public NotSent(String message, Throwable cause) {
    super(message, cause);
  }
}
