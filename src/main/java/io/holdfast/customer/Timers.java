package io.holdfast.customer;

import io.holdfast.vocabulary.TimerRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The timers that wait for a customer, at most one of a type with the same data.
 *
 * @param waiting in order of time
 */
public record Timers(List<Timer> waiting) {
  /** Timers that may wait for a customer. */
  public static final int LIMIT = 40;

  static final Timers NONE = new Timers(List.of());

  private static final Comparator<Timer> ORDER =
      Comparator.comparing(Timer::due).thenComparing(Timer::id);

  /** When the first one is due. */
  public Optional<Instant> next() {
    return waiting.stream().findFirst().map(Timer::due);
  }

  /** Those due at this moment, in order of time. */
  public List<Timer> due(Instant now) {
    return waiting.stream().filter(timer -> !timer.due().isAfter(now)).toList();
  }

  /** How many more wait than may. */
  public int beyondLimit() {
    return Math.max(0, waiting.size() - LIMIT);
  }

  /** Without those due last, of more than may wait. */
  Timers withinLimit() {
    return beyondLimit() == 0 ? this : new Timers(waiting.subList(0, LIMIT));
  }

  boolean waits(String timerId) {
    return waiting.stream().anyMatch(timer -> timer.id().equals(timerId));
  }

  Timers without(String timerId) {
    return waits(timerId)
        ? new Timers(waiting.stream().filter(timer -> !timer.id().equals(timerId)).toList())
        : this;
  }

  /** Those that wait once a decision has asked for others. */
  Timers asked(List<TimerRequest> requests, String askedBy) {
    Timers next = this;
    for (TimerRequest request : requests) {
      next = next.asked(request, askedBy);
    }
    return next;
  }

  private Timers asked(TimerRequest request, String askedBy) {
    Optional<Timer> known =
        waiting.stream()
            .filter(timer -> timer.same(request.signalType(), request.data()))
            .findFirst();
    boolean stays =
        known.isPresent()
            && request.due().isPresent()
            && (request.unlessWaiting() || known.get().due().equals(request.due().get()));
    if (stays) {
      return this;
    }
    Timers others = known.map(timer -> without(timer.id())).orElse(this);
    return request.due().map(due -> timer(request, due, askedBy)).map(others::with).orElse(others);
  }

  private static Timer timer(TimerRequest request, Instant due, String askedBy) {
    String type = request.signalType();
    return new Timer(askedBy + '-' + type, type, request.data(), due);
  }

  /** With one more, unless one about the same waits already. */
  Timers withFirst(Timer timer) {
    return waiting.stream().anyMatch(known -> known.same(timer.signalType(), timer.data()))
        ? this
        : with(timer);
  }

  private Timers with(Timer timer) {
    List<Timer> next = new ArrayList<>(waiting);
    next.add(timer);
    next.sort(ORDER);
    return new Timers(List.copyOf(next));
  }
}
