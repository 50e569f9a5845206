package io.holdfast.console;

/** There is no such task, decision or customer. */
final class NotFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotFound(String what) {
    super(what);
  }
}
