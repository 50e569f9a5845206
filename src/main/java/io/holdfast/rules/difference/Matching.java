package io.holdfast.rules.difference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which item of the old version became which of the new one. */
final class Matching {
  /** Share of what is said that must be the same for two items to be one under two names. */
  private static final double ALIKE = 0.6;

  /** More than this many leftovers of a kind are new and gone; who renames hundreds at once? */
  private static final int LEFTOVERS = 500;

  /** An item before and after; one side is absent where it is new or gone. */
  record Pair(Optional<Item> before, Optional<Item> after) {

    Item either() {
      return after.or(this::before).orElseThrow();
    }

    /** What a rule is called in both versions: rows of tables may have changed their numbers. */
    String speaker() {
      return before.map(Item::spokenBy).orElseGet(() -> "new " + either().spokenBy());
    }
  }

  private record Candidate(Item before, Item after, double likeness) {}

  private Matching() {}

  /** Pairs items of the same name, then those that say nearly the same under another one. */
  static List<Pair> pairs(List<Item> before, List<Item> after) {
    Map<String, Item> old = byKey(before);
    Map<String, Item> now = byKey(after);
    List<Pair> pairs = new ArrayList<>();
    List<Item> gone = new ArrayList<>();
    old.forEach(
        (key, item) -> {
          if (now.containsKey(key)) {
            pairs.add(new Pair(Optional.of(item), Optional.of(now.get(key))));
          } else {
            gone.add(item);
          }
        });
    List<Item> added =
        now.entrySet().stream()
            .filter(entry -> !old.containsKey(entry.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    pairs.addAll(renamed(gone, added));
    return pairs;
  }

  private static Map<String, Item> byKey(List<Item> items) {
    Map<String, Item> byKey = new LinkedHashMap<>();
    for (Item item : items) {
      String key = item.kind() + "|" + item.key();
      for (int twin = 2; byKey.containsKey(key); twin++) {
        key = item.kind() + "|" + item.key() + '|' + twin;
      }
      byKey.put(key, item);
    }
    return byKey;
  }

  private static List<Pair> renamed(List<Item> gone, List<Item> added) {
    List<Candidate> candidates = new ArrayList<>();
    if (gone.size() <= LEFTOVERS && added.size() <= LEFTOVERS) {
      for (Item before : gone) {
        for (Item after : added) {
          double likeness = before.kind() == after.kind() ? before.likeness(after) : 0;
          if (likeness >= ALIKE) {
            candidates.add(new Candidate(before, after, likeness));
          }
        }
      }
    }
    // the sort is stable, so that equally alike ones pair in the order of the files
    candidates.sort(Comparator.comparingDouble(Candidate::likeness).reversed());
    List<Pair> pairs = new ArrayList<>();
    Set<Item> taken = new HashSet<>();
    for (Candidate candidate : candidates) {
      if (!taken.contains(candidate.before()) && !taken.contains(candidate.after())) {
        taken.add(candidate.before());
        taken.add(candidate.after());
        pairs.add(new Pair(Optional.of(candidate.before()), Optional.of(candidate.after())));
      }
    }
    gone.stream()
        .filter(item -> !taken.contains(item))
        .forEach(item -> pairs.add(new Pair(Optional.of(item), Optional.empty())));
    added.stream()
        .filter(item -> !taken.contains(item))
        .forEach(item -> pairs.add(new Pair(Optional.empty(), Optional.of(item))));
    return pairs;
  }
}
