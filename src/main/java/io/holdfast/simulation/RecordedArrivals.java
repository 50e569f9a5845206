package io.holdfast.simulation;

import io.holdfast.signal.Decoded;
import io.holdfast.signal.Envelope;
import io.holdfast.signal.EventType;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalLimits;
import io.holdfast.vocabulary.Declarations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Signals and profiles from a file of CloudEvents, a line each, in the order of the file: each
 * arrives when it was recorded, and never before the one above it.
 */
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

  private final Path file;
  private final BufferedReader lines;
  private final List<SignalDecoder> decoders;
  private final List<String> unreadable;
  private int line;
  private Instant latest = Instant.MIN;
  private Arrival next;

  /**
   * @param declarations of each version; an event counts when one of them takes it
   * @param unreadable takes what is wrong with lines that are left out, the first few
   */
  RecordedArrivals(Path file, List<Declarations> declarations, List<String> unreadable) {
    this.file = file;
    this.unreadable = unreadable;
    this.decoders =
        declarations.stream()
            .map(declared -> new SignalDecoder(() -> declared, LIMITS, () -> Instant.EPOCH))
            .toList();
    try {
      this.lines = Files.newBufferedReader(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("There is no file " + file, e);
    }
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
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Arrival read() {
    try {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (!text.isBlank()) {
          Arrival arrival = decode(Envelope.structured(text.getBytes(StandardCharsets.UTF_8)));
          if (arrival != null) {
            return arrival;
          }
        }
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Arrival decode(Envelope event) {
    Rejection why = null;
    for (SignalDecoder decoder : decoders) {
      Decoded<Arrival> tried =
          isProfile(event)
              ? decoder.profile(event).map(p -> Arrival.of(p, arrives(p.time())))
              : decoder.signal(event).map(s -> Arrival.of(s, arrives(s.recordedTime())));
      Arrival arrival = tried.fold(one -> one, refused -> null);
      if (arrival != null) {
        return arrival;
      }
      why = tried.fold(one -> null, refused -> refused);
    }
    if (unreadable.size() < MOST_TOLD && why != null) {
      unreadable.add("%s:%d %s".formatted(file, line, why.detail()));
    }
    return null;
  }

  private static boolean isProfile(Envelope event) {
    String text = new String(event.body().orElseThrow(), StandardCharsets.UTF_8);
    return text.contains('"' + EventType.PROFILE + '"');
  }

  private Instant arrives(Instant recorded) {
    latest = recorded.isAfter(latest) ? recorded : latest;
    return latest;
  }
}
