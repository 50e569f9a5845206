package io.holdfast.plan;

/** The plans cannot be reached at the moment. */
public final class PlanStoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PlanStoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
