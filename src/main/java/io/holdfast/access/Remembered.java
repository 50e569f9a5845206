package io.holdfast.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was found lately, so that a call waits for no store. Only what there is is remembered, so it
 * is bounded by what the store may hold.
 */
final class Remembered<T> {
  private final Function<String, Optional<T>> store;
  private final Duration time;
  private final Duration grace;
  private final InstantSource clock;
  private final Map<String, Entry<T>> entries = new ConcurrentHashMap<>();

  private record Entry<T>(T found, Instant at, Instant nextLook) {}

  /**
   * @param time how long what was found counts
   * @param grace how long it does while the store is away
   */
  Remembered(
      Function<String, Optional<T>> store, Duration time, Duration grace, InstantSource clock) {
    this.store = store;
    this.time = time;
    this.grace = grace;
    this.clock = clock;
  }

  Optional<T> find(String key) {
    Instant now = clock.instant();
    Entry<T> known = entries.get(key);
    if (known != null && now.isBefore(known.nextLook)) {
      return Optional.of(known.found);
    }
    try {
      Optional<T> found = store.apply(key);
      found.ifPresentOrElse(
          one -> entries.put(key, new Entry<>(one, now, now.plus(time))),
          () -> entries.remove(key));
      return found;
    } catch (AccessStoreUnavailable e) {
      if (known == null || now.isAfter(known.at.plus(grace))) {
        throw e;
      }
      // one call in a while finds out whether the store is back; the others do not wait for it
      entries.put(key, new Entry<>(known.found, known.at, now.plus(time)));
      return Optional.of(known.found);
    }
  }

  void forget(String key) {
    entries.remove(key);
  }
}
