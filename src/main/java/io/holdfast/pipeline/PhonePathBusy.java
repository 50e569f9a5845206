package io.holdfast.pipeline;

/** A caller cannot be served now; to ask again is safe. */
public final class PhonePathBusy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PhonePathBusy(String message) {
    super(message);
  }
}
