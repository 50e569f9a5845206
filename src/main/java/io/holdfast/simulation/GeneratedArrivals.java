package io.holdfast.simulation;

import io.holdfast.vocabulary.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;

/** The signals of a scenario and its waves, one after the other. */
final class GeneratedArrivals implements Iterator<Arrival> {
  private final PriorityQueue<Stream> streams;

  /** One generator with what it makes next. */
  private static final class Stream {
    private final SignalGenerator generator;
    private final Scenario scenario;
    private final Instant start;
    private final Instant end;
    private final int place;
    private int number;
    private Instant at;
    private Arrival next;

    Stream(Population population, Scenario scenario, int place, Instant start, Instant end) {
      this.generator = new SignalGenerator(population, scenario, place);
      this.place = place;
      this.scenario = scenario;
      this.start = start;
      this.end = end;
      this.at = start;
    }

    /** Whether there is another one. */
    boolean advance() {
      Optional<Signal> made = Optional.empty();
      while (made.isEmpty() && at.isBefore(end)) {
        made = generator.signal(number++, at);
        next = made.map(signal -> Arrival.of(signal, at)).orElse(null);
        at = at.plus(scenario.pauseAfter(Duration.between(start, at)));
      }
      return made.isPresent();
    }
  }

  /**
   * @param end nothing arrives from here on
   */
  GeneratedArrivals(Population population, Scenario scenario, Instant start, Instant end) {
    this.streams =
        new PriorityQueue<>(
            Comparator.comparing((Stream stream) -> stream.next.at())
                .thenComparing(stream -> stream.place));
    for (Stream stream : streams(population, scenario, start, end)) {
      if (stream.advance()) {
        streams.add(stream);
      }
    }
  }

  private static List<Stream> streams(
      Population population, Scenario scenario, Instant start, Instant end) {
    List<Stream> streams = new ArrayList<>();
    streams.add(new Stream(population, scenario, 0, start, end));
    for (Scenario.Wave wave : scenario.waves()) {
      Instant from = start.plus(wave.after());
      Instant until = from.plus(wave.lasting());
      streams.add(
          new Stream(
              population,
              wave.scenario(),
              streams.size(),
              from,
              until.isBefore(end) ? until : end));
    }
    return streams;
  }

  @Override
  public boolean hasNext() {
    return !streams.isEmpty();
  }

  @Override
  public Arrival next() {
    if (streams.isEmpty()) {
      throw new NoSuchElementException();
    }
    Stream first = streams.poll();
    Arrival next = first.next;
    if (first.advance()) {
      streams.add(first);
    }
    return next;
  }
}
