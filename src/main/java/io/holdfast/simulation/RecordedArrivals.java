package io.holdfast.simulation;

import io.holdfast.signal.Decoded;
import io.holdfast.signal.Envelope;
import io.holdfast.signal.EventType;
import io.holdfast.signal.RecordedSignals;
import io.holdfast.signal.RecordedSignals.RecordedEvent;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalLimits;
import io.holdfast.vocabulary.Declarations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Recorded signals and profiles: each arrives when it was recorded, and never before the last. */
final class RecordedArrivals implements Iterator<Arrival>, AutoCloseable {
  // any age is right for what was recorded once
  private static final SignalLimits LIMITS =
      new SignalLimits(
          SignalLimits.DEFAULT.maxBytes(),
          SignalLimits.DEFAULT.maxDepth(),
          SignalLimits.DEFAULT.maxTextLength(),
          SignalLimits.DEFAULT.maxNumberLength(),
          SignalLimits.DEFAULT.maxAttributeLength(),
          Duration.ofDays(36_500),
          Duration.ofDays(36_500));
  private static final int MOST_TOLD = 20;

  private final RecordedSignals.Reading events;
  private final List<SignalDecoder> decoders;
  private final List<String> unreadable;
  private Instant latest = Instant.MIN;
  private Arrival next;

  /**
   * @param declared by each version; an event counts when one of them takes it
   * @param unreadable takes what is wrong with events that are left out, the first few
   */
  RecordedArrivals(RecordedSignals signals, List<Declarations> declared, List<String> unreadable) {
    this.unreadable = unreadable;
    this.decoders =
        declared.stream()
            .map(one -> new SignalDecoder(() -> one, LIMITS, () -> Instant.EPOCH))
            .toList();
    this.events = signals.read(declared);
    next = read();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Arrival next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    Arrival arrival = next;
    next = read();
    return arrival;
  }

  @Override
  public void close() {
    events.close();
  }

  private Arrival read() {
    Arrival arrival = null;
    while (arrival == null && events.hasNext()) {
      RecordedEvent one = events.next();
      arrival = one.event().map(event -> decode(event, one)).fold(a -> a, why -> leftOut(why, one));
    }
    return arrival;
  }

  private Arrival decode(Envelope event, RecordedEvent recorded) {
    Rejection why = null;
    for (SignalDecoder decoder : decoders) {
      Decoded<Arrival> tried =
          isProfile(event)
              ? decoder.profile(event).map(p -> Arrival.of(p, arrives(recorded, p.time())))
              : decoder.signal(event).map(s -> Arrival.of(s, arrives(recorded, s.recordedTime())));
      Arrival arrival = tried.fold(one -> one, refused -> null);
      if (arrival != null) {
        return arrival;
      }
      why = tried.fold(one -> null, refused -> refused);
    }
    return leftOut(why, recorded);
  }

  private Arrival leftOut(Rejection why, RecordedEvent recorded) {
    if (unreadable.size() < MOST_TOLD) {
      unreadable.add("%s %s".formatted(recorded.place(), why.detail()));
    }
    return null;
  }

  private static boolean isProfile(Envelope event) {
    String type = event.attributes().get("type");
    return type == null
        ? new String(event.body().orElseThrow(), StandardCharsets.UTF_8)
            .contains('"' + EventType.PROFILE + '"')
        : type.equals(EventType.PROFILE);
  }

  private Instant arrives(RecordedEvent recorded, Instant said) {
    Instant at = recorded.arrived().orElse(said);
    latest = at.isAfter(latest) ? at : latest;
    return latest;
  }
}
