package io.holdfast.signal;

import java.util.concurrent.CompletableFuture;

/**
 * Where valid events from other transports join the stream. Each call's future completes once the
 * event can no longer be lost, or fails; one that failed may still arrive, so whoever sends it
 * again keeps its id.
 */
public interface EventGateway extends AutoCloseable {

  /** Sends a signal, unchanged. */
  CompletableFuture<Void> signal(String customerId, Envelope event);

  /** Sends a profile, unchanged. */
  CompletableFuture<Void> profile(String customerId, Envelope event);

  /** Sends word that the customer system has deleted this customer. */
  CompletableFuture<Void> deletion(String customerId);

  /** Waits for what is under way. */
  @Override
  void close();
}
