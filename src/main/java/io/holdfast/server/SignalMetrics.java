package io.holdfast.server;

import io.holdfast.signal.Rejection;
import io.holdfast.signal.SignalEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what comes in, by type, and what is refused, by code. */
final class SignalMetrics implements SignalEvents {
  private final MeterRegistry registry;
  private final Counter profiles;

  SignalMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.profiles = registry.counter("holdfast.profiles.accepted");
  }

  @Override
  public void accepted(String type) {
    registry.counter("holdfast.signals.accepted", "type", type).increment();
  }

  @Override
  public void profile() {
    profiles.increment();
  }

  @Override
  public void rejected(Rejection.Code code) {
    registry.counter("holdfast.signals.rejected", "code", code.name()).increment();
  }
}
