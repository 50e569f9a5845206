package io.holdfast.server.embedded;

/** An embedded service cannot start; says why and what to do about it. */
public final class EmbeddedServiceException extends RuntimeException {

  private final String remedy;

  EmbeddedServiceException(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  EmbeddedServiceException(String message, String remedy) {
    this(message, remedy, null);
  }

  String remedy() {
    return remedy;
  }
}
