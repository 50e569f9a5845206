package io.holdfast.server;

import io.holdfast.rules.samples.Samples;
import io.holdfast.signal.Decoded;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signals of every declared type, of customers that are not there, as they come out of the decoder.
 */
record InventedSignals(SignalDecoder decoder, JsonMapper json, InstantSource clock) {
  private static final Origin ORIGIN = new Origin("warm-start");

  /**
   * Each a full, several middling and a bare one, with the profile of its customer before it.
   *
   * @param name tells them from those invented before
   */
  List<Input> of(Declarations declarations, String name) {
    List<Input> inputs = new ArrayList<>();
    Instant now = clock.instant();
    for (Facts facts : new Samples(declarations, now).facts()) {
      String customer = "warm-start-%s-%d".formatted(name, inputs.size());
      Signal like = facts.signal();
      ProfileUpdate profile = new ProfileUpdate(customer, now, facts.profile());
      Signal signal =
          new Signal(customer, like.source(), like.type(), now, now, customer, like.data());
      if (decoder.profile(InventedEvent.of(profile, json)) instanceof Decoded.Valid<ProfileUpdate> p
          && decoder.input(InventedEvent.of(signal, json), ORIGIN)
              instanceof Decoded.Valid<SignalInput> s) {
        inputs.add(new ProfileInput(p.value(), ORIGIN));
        inputs.add(s.value());
      }
    }
    return inputs;
  }
}
