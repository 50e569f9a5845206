package io.holdfast.signal;

import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import java.util.Map;

/** Valid input with the place it was read from. */
public sealed interface Input {

  String customerId();

  Origin origin();

  /**
   * A signal to decide on.
   *
   * @param notes what the customer said, in words, by field; no rule sees it
   */
  record SignalInput(Signal signal, Origin origin, Map<String, String> notes) implements Input {

    /** A signal without words. */
    public SignalInput(Signal signal, Origin origin) {
      this(signal, origin, Map.of());
    }

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
