package io.holdfast.signal;

/** An event could not be handed to the stream in time; sending it again with its id is safe. */
public final class GatewayUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GatewayUnavailable(Throwable cause) {
    super("The stream of events does not take anything at the moment", cause);
  }
}
