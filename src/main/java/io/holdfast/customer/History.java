package io.holdfast.customer;

import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A customer's signals, condensed for the declared windows. Memory is bounded whatever the rate: so
 * many buckets per series, and series only for what some window reads. A window declared later
 * starts empty.
 *
 * @param newest time of the newest signal; the epoch where there was none
 */
public record History(Instant newest, Map<Series.Key, Series> series) {
  static final History EMPTY = new History(Instant.EPOCH, Map.of());

  /** Folds the signal into its bucket of every series that a window reads. */
  History with(Signal signal, List<Window> windows) {
    Instant next = signal.time().isAfter(newest) ? signal.time() : newest;
    Map<Series.Key, Series> folded = new HashMap<>(series);
    Set<Series.Key> fed = new HashSet<>();
    for (Window window : windows) {
      if (window.signalType().equals(signal.type()) && fed.add(key(window))) {
        Series.Key key = key(window);
        key.kind()
            .summarise(signal, key.field())
            .ifPresent(
                summary ->
                    folded.merge(
                        key,
                        Series.EMPTY.plus(key.granularity().bucket(signal.time()), summary),
                        (known, one) ->
                            known.plus(key.granularity().bucket(signal.time()), summary)));
      }
    }
    folded.replaceAll((key, kept) -> kept.since(key.granularity().oldestKept(next)));
    folded.values().removeIf(kept -> kept.buckets().isEmpty());
    return new History(next, folded);
  }

  /**
   * The value of each window that ends with the bucket of this moment. Nothing counted, added up or
   * told apart is 0; any other aggregation of nothing is absent.
   */
  Map<String, Object> values(List<Window> windows, Instant end) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Window window : windows) {
      Object value = value(window, end);
      if (value != null) {
        values.put(window.name(), value);
      }
    }
    return Collections.unmodifiableMap(values);
  }

  private Object value(Window window, Instant end) {
    Series.Key key = key(window);
    Granularity granularity = key.granularity();
    Summary summary =
        series
            .getOrDefault(key, Series.EMPTY)
            .between(granularity.firstBucket(window.length(), end), granularity.bucket(end));
    if (summary == null) {
      return switch (window.aggregation()) {
        case COUNT, DISTINCT -> (Object) 0L;
        case SUM -> (Object) 0.0;
        case MIN, MAX, MEAN, LAST, DAYS_SINCE -> null;
      };
    }
    return switch (window.aggregation()) {
      case COUNT -> ((Summary.Occurrences) summary).count();
      case DAYS_SINCE -> daysBetween(((Summary.Occurrences) summary).last(), end);
      case SUM -> ((Summary.Numbers) summary).sum().doubleValue();
      case MIN -> ((Summary.Numbers) summary).min();
      case MAX -> ((Summary.Numbers) summary).max();
      case MEAN -> ((Summary.Numbers) summary).mean();
      case LAST -> ((Summary.Latest) summary).value();
      case DISTINCT -> ((Summary.Distinct) summary).count();
    };
  }

  private static long daysBetween(Instant last, Instant end) {
    return Math.max(0, Duration.between(last, end).toDays());
  }

  private static Series.Key key(Window window) {
    return new Series.Key(
        window.signalType(),
        window.sourceField().orElse(""),
        SummaryKind.of(window.aggregation()),
        Granularity.of(window.length()));
  }
}
