package io.holdfast.task;

import java.util.ArrayList;
import java.util.List;

/** Lists that forget their middle: how it began and what is newest tell the most. */
final class Bounded {

  private Bounded() {}

  static <T> List<T> append(List<T> list, T element, int limit) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    if (longer.size() > limit) {
      longer.remove(1);
    }
    return List.copyOf(longer);
  }
}
