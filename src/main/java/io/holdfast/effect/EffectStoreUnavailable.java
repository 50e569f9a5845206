package io.holdfast.effect;

/** The counts cannot be reached now; trying again is safe. */
public final class EffectStoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EffectStoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
