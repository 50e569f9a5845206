package io.holdfast.rules.samples;

import io.holdfast.vocabulary.Aggregation;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The windows of a case in which one fact is otherwise. A window holds the signal at hand, and two
 * windows may look at the same signals, so some of them have to move along; where nobody can tell
 * to what, there is no such case.
 */
final class HistoryBeside {
  private final Facts facts;
  private final List<Window> windows;

  HistoryBeside(Facts facts, List<Window> windows) {
    this.facts = facts;
    this.windows = windows;
  }

  /** The windows where a field of the signal had this value. */
  Optional<Map<String, Object>> withField(String field, Object was, Object wouldBe) {
    Map<String, Object> history = new HashMap<>(facts.history());
    for (Window window : windows) {
      if (ofThisSignal(window) && window.sourceField().filter(field::equals).isPresent()) {
        Optional<Object> moved = moved(window, was, wouldBe);
        if (moved.isEmpty()) {
          return Optional.empty();
        }
        history.put(window.name(), moved.get());
      }
    }
    return Optional.of(history);
  }

  private Optional<Object> moved(Window window, Object was, Object wouldBe) {
    Object current = facts.history().get(window.name());
    if (window.aggregation() == Aggregation.DISTINCT) {
      return alone(window) ? Optional.ofNullable(current) : Optional.empty();
    }
    if (current == null || window.aggregation() == Aggregation.LAST || alone(window)) {
      return Optional.of(inKind(current, wouldBe));
    }
    if (!(current instanceof Number number && wouldBe instanceof Number after)) {
      return Optional.empty();
    }
    double now = number.doubleValue();
    double next = after.doubleValue();
    boolean leads = was instanceof Number before && before.doubleValue() == now;
    return switch (window.aggregation()) {
      case SUM ->
          Optional.of(now - (was instanceof Number before ? before.doubleValue() : 0) + next);
      // what the next best of the others is nobody knows any more
      case MAX ->
          next >= now || !leads ? Optional.of(Math.max(now, next)) : Optional.<Object>empty();
      case MIN ->
          next <= now || !leads ? Optional.of(Math.min(now, next)) : Optional.<Object>empty();
      default -> Optional.empty();
    };
  }

  /** The windows where one of them had this value. */
  Optional<Map<String, Object>> withWindow(String name, Object wouldBe) {
    Window window =
        windows.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
    if (window == null || !possible(window, wouldBe)) {
      return Optional.empty();
    }
    Map<String, Object> history = new HashMap<>(facts.history());
    history.put(name, wouldBe);
    for (Window other : windows) {
      if (other != window
          && other.aggregation() == Aggregation.COUNT
          && other.signalType().equals(window.signalType())) {
        history.computeIfPresent(
            other.name(), (n, count) -> counted(window, wouldBe, other, (Number) count));
      }
    }
    return Optional.of(history);
  }

  // a longer window counts what a shorter one does
  private static Object counted(Window window, Object wouldBe, Window other, Number count) {
    boolean longer = other.length().compareTo(window.length()) >= 0;
    long bound =
        window.aggregation() == Aggregation.COUNT ? ((Number) wouldBe).longValue() : longer ? 1 : 0;
    if (longer) {
      return Math.max(count.longValue(), bound);
    }
    return window.aggregation() == Aggregation.COUNT
        ? Math.min(count.longValue(), bound)
        : count.longValue();
  }

  /** Whether the window can have this value, given that it holds the signal at hand. */
  private boolean possible(Window window, Object wouldBe) {
    if (!ofThisSignal(window)) {
      return true;
    }
    Object own = window.sourceField().map(facts.signal().data()::get).orElse(null);
    return switch (window.aggregation()) {
      case COUNT -> ((Number) wouldBe).longValue() >= 1;
      case MAX -> own == null || compare(wouldBe, own) >= 0;
      case MIN -> own == null || compare(wouldBe, own) <= 0;
      case LAST, DAYS_SINCE -> false;
      default -> !alone(window);
    };
  }

  private static int compare(Object one, Object other) {
    return Double.compare(((Number) one).doubleValue(), ((Number) other).doubleValue());
  }

  /** Whether the signal at hand is known to be the only one in the window. */
  private boolean alone(Window window) {
    return windows.stream()
        .filter(
            other ->
                other.aggregation() == Aggregation.COUNT
                    && other.signalType().equals(window.signalType())
                    && other.length().compareTo(window.length()) >= 0)
        .map(other -> facts.history().get(other.name()))
        .filter(Objects::nonNull)
        .anyMatch(count -> ((Number) count).longValue() == 1);
  }

  private static Object inKind(Object current, Object wouldBe) {
    return current instanceof Double && wouldBe instanceof Number number
        ? (Object) number.doubleValue()
        : wouldBe;
  }

  private boolean ofThisSignal(Window window) {
    return window.signalType().equals(facts.signal().type());
  }
}
