package io.holdfast.rules.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cases that some conditions fit: what each thing asked may be, and what else must be so.
 *
 * @param extents by name of what is asked; everything else may be anything
 * @param others questions that only the engine can answer, and the answer wanted
 */
record Region(Map<String, Extent> extents, Map<String, Boolean> others) {
  static final Region EVERYTHING = new Region(Map.of(), Map.of());

  Region {
    extents = Collections.unmodifiableMap(new LinkedHashMap<>(extents));
    others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }

  static Region of(String name, Extent extent) {
    return new Region(Map.of(name, extent), Map.of());
  }

  static Region asking(String question, boolean answer) {
    return new Region(Map.of(), Map.of(question, answer));
  }

  boolean isEmpty() {
    return extents.values().stream().anyMatch(Extent::isEmpty);
  }

  /** What both fit; absent where there is no such case. */
  Optional<Region> and(Region other) {
    Map<String, Extent> both = new LinkedHashMap<>(extents);
    for (Map.Entry<String, Extent> entry : other.extents.entrySet()) {
      Extent extent = both.merge(entry.getKey(), entry.getValue(), Extent::and);
      if (extent.isEmpty()) {
        return Optional.empty();
      }
    }
    Map<String, Boolean> all = new LinkedHashMap<>(others);
    for (Map.Entry<String, Boolean> entry : other.others.entrySet()) {
      Boolean before = all.put(entry.getKey(), entry.getValue());
      if (before != null && !before.equals(entry.getValue())) {
        return Optional.empty();
      }
    }
    return Optional.of(new Region(both, all)).filter(region -> !region.isEmpty());
  }

  /** Whether the other fits every case that this one does; when in doubt, no. */
  boolean within(Region other) {
    return other.extents.entrySet().stream()
            .allMatch(
                entry ->
                    extents.containsKey(entry.getKey())
                        && extents.get(entry.getKey()).within(entry.getValue()))
        && others.entrySet().containsAll(other.others.entrySet());
  }

  /** A case in words, such as <i>tier PUBLIC, dropPct 40</i>. */
  String example() {
    List<String> words = new ArrayList<>();
    extents.forEach(
        (name, extent) -> extent.example().ifPresent(value -> words.add(name + " " + value)));
    return String.join(", ", words);
  }
}
