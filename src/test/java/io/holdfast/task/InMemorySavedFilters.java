package io.holdfast.task;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Keeps filters in memory, for tests. */
public final class InMemorySavedFilters implements SavedFilters {
  private final Map<String, Map<String, String>> kept = new HashMap<>();

  @Override
  public synchronized Map<String, String> of(String person) {
    return new TreeMap<>(kept.getOrDefault(person, Map.of()));
  }

  @Override
  public synchronized boolean keep(String person, String name, String filter, int most) {
    Map<String, String> own = kept.computeIfAbsent(person, key -> new TreeMap<>());
    if (own.size() >= most && !own.containsKey(name)) {
      return false;
    }
    own.put(name, filter);
    return true;
  }

  @Override
  public synchronized void forget(String person, String name) {
    kept.getOrDefault(person, new TreeMap<>()).remove(name);
  }
}
