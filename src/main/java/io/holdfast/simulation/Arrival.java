package io.holdfast.simulation;

import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.util.Set;

/** Something a version is sent, and when it arrives. */
record Arrival(Instant at, Input input) {

  static Arrival of(Signal signal, Instant at) {
    return new Arrival(
        at, new SignalInput(signal, new Origin(signal.source() + '/' + signal.id())));
  }

  static Arrival of(ProfileUpdate profile, Instant at) {
    String origin = "profile/" + profile.customerId() + '@' + profile.time();
    return new Arrival(at, new ProfileInput(profile, new Origin(origin)));
  }

  /** Whether somebody who declares these types of signals can take it. */
  boolean isOneOf(Set<String> types) {
    return !(input instanceof SignalInput signal) || types.contains(signal.signal().type());
  }
}
