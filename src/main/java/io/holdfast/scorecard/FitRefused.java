package io.holdfast.scorecard;

/** A history no scorecard can be fitted from, and why. */
public final class FitRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FitRefused(String message) {
    super(message);
  }
}
