package io.holdfast.signal.web;

import io.holdfast.signal.Decoded;
import io.holdfast.signal.Decoded.Refused;
import io.holdfast.signal.Decoded.Valid;
import io.holdfast.signal.Envelope;
import io.holdfast.signal.EventGateway;
import io.holdfast.signal.GatewayUnavailable;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalEvents;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Checks events at the door and hands the valid ones on, waiting until none can be lost. */
public final class EventIntake {
  private final SignalDecoder decoder;
  private final EventGateway gateway;
  private final SignalEvents events;
  private final Duration timeout;

  /**
   * @param timeout for which a request waits for the gateway
   */
  public EventIntake(
      SignalDecoder decoder, EventGateway gateway, SignalEvents events, Duration timeout) {
    this.decoder = decoder;
    this.gateway = gateway;
    this.events = events;
    this.timeout = timeout;
  }

  /**
   * Checks a signal without taking it.
   *
   * @throws SignalRefused when it is not valid
   */
  public SignalInput check(Envelope event, Origin origin) {
    return valid(decoder.input(event, origin));
  }

  /**
   * Takes a signal.
   *
   * @throws SignalRefused when it is not valid
   * @throws GatewayUnavailable when it may be lost
   */
  Signal signal(Envelope event) {
    Signal signal = valid(decoder.signal(event));
    await(gateway.signal(signal.customerId(), event));
    return signal;
  }

  /** Takes a profile, under the same conditions. */
  ProfileUpdate profile(Envelope event) {
    ProfileUpdate update = valid(decoder.profile(event));
    await(gateway.profile(update.customerId(), event));
    return update;
  }

  /**
   * Takes a customer's deletion.
   *
   * @throws SignalRefused when that is no customer's id
   * @throws GatewayUnavailable when it may be lost
   */
  public void deletion(String customerId, Instant time) {
    valid(decoder.deletion(customerId.getBytes(StandardCharsets.UTF_8), time));
    await(gateway.deletion(customerId));
  }

  /**
   * Takes the valid ones of several signals.
   *
   * @return in the same order, each signal or why it was refused
   * @throws GatewayUnavailable when any valid one may be lost
   */
  List<Decoded<Signal>> signals(List<Envelope> batch) {
    List<Decoded<Signal>> outcomes = new ArrayList<>(batch.size());
    List<CompletableFuture<Void>> sent = new ArrayList<>(batch.size());
    for (Envelope event : batch) {
      Decoded<Signal> outcome = decoder.signal(event);
      if (outcome instanceof Valid<Signal> valid) {
        sent.add(gateway.signal(valid.value().customerId(), event));
      } else if (outcome instanceof Refused<Signal> refused) {
        events.rejected(refused.rejection().code());
      }
      outcomes.add(outcome);
    }
    await(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)));
    return outcomes;
  }

  /** What was decoded, unless it was refused. */
  <T> T valid(Decoded<T> decoded) {
    return decoded.fold(
        value -> value,
        rejection -> {
          throw refusal(rejection);
        });
  }

  private SignalRefused refusal(Rejection rejection) {
    events.rejected(rejection.code());
    return new SignalRefused(rejection);
  }

  private void await(CompletableFuture<Void> sent) {
    try {
      sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new GatewayUnavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayUnavailable(e);
    }
  }
}
