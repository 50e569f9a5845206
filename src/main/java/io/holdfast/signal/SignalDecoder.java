package io.holdfast.signal;

import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.Rejection.Code;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.SignalType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Decodes and validates events against what the rule set declares. Never throws on any input; safe
 * for use by several threads.
 */
public final class SignalDecoder {
  private static final Origin NOWHERE = new Origin("");

  private final Supplier<Declarations> declarations;
  private final SignalLimits limits;
  private final InstantSource clock;
  private final EventReader reader;

  /**
   * @param declarations those of the active rule set, asked for each event
   */
  public SignalDecoder(
      Supplier<Declarations> declarations, SignalLimits limits, InstantSource clock) {
    this.declarations = declarations;
    this.limits = limits;
    this.clock = clock;
    this.reader = new EventReader(limits);
  }

  /** A signal, or why it is none. */
  public Decoded<Signal> signal(Envelope envelope) {
    return input(envelope, NOWHERE).map(SignalInput::signal);
  }

  /** A signal with the words of its notes, or why it is none. */
  public Decoded<SignalInput> input(Envelope envelope, Origin origin) {
    return decode(envelope, (header, data, problems) -> input(header, data, problems, origin));
  }

  /** A customer's profile, or why it is none. */
  public Decoded<ProfileUpdate> profile(Envelope envelope) {
    return decode(envelope, this::profile);
  }

  /** The customer was deleted in the customer system: a message with a key and nothing else. */
  public Decoded<ProfileUpdate> deletion(byte[] key, Instant time) {
    String customerId = new String(key, StandardCharsets.UTF_8);
    if (HeaderReader.isCustomerId(customerId) && HeaderReader.isKeyOf(customerId, key)) {
      return new Decoded.Valid<>(new ProfileUpdate(customerId, time, Map.of()));
    }
    String detail = "This is no customer id: " + Problems.shown(customerId);
    return new Decoded.Refused<>(new Rejection(Code.WRONG_KEY, Optional.empty(), detail));
  }

  private <T> Decoded<T> decode(Envelope envelope, Content<T> content) {
    Problems problems = new Problems();
    JsonNode event = reader.read(envelope, problems);
    if (event.isMissingNode()) {
      return new Decoded.Refused<>(problems.rejection());
    }
    Header header = new HeaderReader(event, limits, clock.instant(), problems).read(envelope.key());
    T value = content.read(header, event.path("data"), problems);
    return problems.none()
        ? new Decoded.Valid<>(value)
        : new Decoded.Refused<>(problems.rejection());
  }

  /** Reads what an event says beyond its header; what is wrong goes to the problems. */
  private interface Content<T> {
    T read(Header header, JsonNode data, Problems problems);
  }

  private SignalInput input(Header header, JsonNode data, Problems problems, Origin origin) {
    if (header.type() == null) {
      return null;
    }
    Map<String, SignalType> declared = declarations.get().signalTypes();
    SignalType type = EventType.signalName(header.type()).map(declared::get).orElse(null);
    if (type == null) {
      unknown(
          header.type(),
          EventType.ofSignal("<" + String.join("|", declared.keySet()) + ">"),
          problems);
      return null;
    }
    Signal signal =
        new Signal(
            header.id(),
            header.source(),
            type.name(),
            header.time(),
            header.recordedTime(),
            header.customerId(),
            new FieldReader(problems).read(type.fields(), data));
    return new SignalInput(signal, origin, FieldReader.notes(type.fields(), data));
  }

  private ProfileUpdate profile(Header header, JsonNode data, Problems problems) {
    if (header.type() != null && !header.type().equals(EventType.PROFILE)) {
      unknown(header.type(), EventType.PROFILE, problems);
      return null;
    }
    Map<String, Field> declared = declarations.get().customerFields();
    return new ProfileUpdate(
        header.customerId(), header.time(), new FieldReader(problems).read(declared, data));
  }

  private static void unknown(String type, String expected, Problems problems) {
    problems.add(
        Code.UNKNOWN_TYPE, "type", "must be " + expected + ", not " + Problems.shown(type));
  }
}
