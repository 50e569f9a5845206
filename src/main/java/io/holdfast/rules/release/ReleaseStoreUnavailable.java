package io.holdfast.rules.release;

/** The release store cannot be reached; trying again is safe. */
public final class ReleaseStoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ReleaseStoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
