package io.holdfast.task;

/** The store behind the inbox cannot be reached or does not answer in time. */
public final class TaskStoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TaskStoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
