package io.holdfast.notification;

/** The store of notifications cannot be reached. */
public final class NotificationStoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotificationStoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
