package io.holdfast.cli;

/** The service did not do what was asked, in words for whoever asked. */
final class ServiceRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServiceRefused(String message) {
    super(message);
  }
}
