package io.holdfast.access;

/** Accounts and tokens cannot be reached now; trying again is safe. */
public final class AccessStoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AccessStoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
