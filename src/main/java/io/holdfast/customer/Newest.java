package io.holdfast.customer;

import java.util.List;

/** Bounds a list that is in order of time. */
final class Newest {
  private Newest() {}

  /** The last so many entries. */
  static <T> List<T> of(List<T> ordered, int limit) {
    return List.copyOf(ordered.subList(Math.max(0, ordered.size() - limit), ordered.size()));
  }
}
