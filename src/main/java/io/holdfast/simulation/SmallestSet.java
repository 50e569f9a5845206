package io.holdfast.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the fewest parts of a whole that do what the whole does, by delta debugging: whatever can
 * be left out is, larger groups first, until nothing can. Others of the same size may exist.
 *
 * @param <T> a part
 */
final class SmallestSet<T> {
  private final Function<List<T>, OptionalLong> trial;
  private final int most;
  private final Map<Set<T>, OptionalLong> tried = new HashMap<>();
  private boolean givenUp;

  /**
   * @param trial how much some parts do otherwise than the whole; absent where they do not go
   *     together
   * @param most trials; after so many what is left may still hold parts that could be left out
   */
  SmallestSet(Function<List<T>, OptionalLong> trial, int most) {
    this.trial = trial;
    this.most = most;
  }

  /** The parts of the whole that are needed. */
  List<T> of(List<T> whole) {
    List<T> needed = whole;
    int groups = 2;
    while (needed.size() > 1 && !givenUp) {
      List<T> fewer = fewer(needed, Math.min(groups, needed.size()));
      if (fewer.size() < needed.size()) {
        groups = Math.max(2, Math.min(groups - 1, fewer.size()));
        needed = fewer;
      } else if (groups >= needed.size()) {
        return needed;
      } else {
        groups *= 2;
      }
    }
    return needed;
  }

  /** One group alone, or all groups but one, that do the same; all where there are none. */
  private List<T> fewer(List<T> all, int groups) {
    List<List<T>> parts = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      parts.add(all.subList(all.size() * i / groups, all.size() * (i + 1) / groups));
    }
    for (List<T> part : parts) {
      if (otherwise(part).equals(OptionalLong.of(0))) {
        return List.copyOf(part);
      }
    }
    for (List<T> part : parts) {
      List<T> rest = without(all, part);
      if (otherwise(rest).equals(OptionalLong.of(0))) {
        return rest;
      }
    }
    return all;
  }

  /** What comes out otherwise without one of them; absent where the others do not go together. */
  OptionalLong without(List<T> all, T one) {
    return otherwise(without(all, List.of(one)));
  }

  private static <T> List<T> without(List<T> all, Collection<T> some) {
    List<T> rest = new ArrayList<>(all);
    rest.removeAll(some);
    return rest;
  }

  private OptionalLong otherwise(List<T> some) {
    Set<T> key = new HashSet<>(some);
    OptionalLong known = tried.get(key);
    if (known != null) {
      return known;
    }
    if (tried.size() >= most) {
      givenUp = true;
      return OptionalLong.empty();
    }
    OptionalLong found = trial.apply(some);
    tried.put(key, found);
    return found;
  }

  int trials() {
    return tried.size();
  }

  /** Whether it was givenUp up before everything was tried. */
  boolean givenUp() {
    return givenUp;
  }
}
