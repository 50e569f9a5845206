package io.holdfast.signal;

import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;

/** Valid input with the place it was read from. */
public sealed interface Input {

  String customerId();

  Origin origin();

  /** A signal to decide on. */
  record SignalInput(Signal signal, Origin origin) implements Input {
    @Override
    public String customerId() {
      return signal.customerId();
    }
  }

  /** A profile to take over; nothing is decided. */
  record ProfileInput(ProfileUpdate update, Origin origin) implements Input {
    @Override
    public String customerId() {
      return update.customerId();
    }
  }
}
