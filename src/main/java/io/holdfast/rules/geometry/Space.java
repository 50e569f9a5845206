package io.holdfast.rules.geometry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** All cases there may be: one value on each axis, in any combination. */
public record Space(List<Axis> axes) {

  public Space {
    axes = List.copyOf(axes);
  }

  /** Every case. */
  public Box everything() {
    return new Box(axes.stream().map(Axis::all).toList());
  }

  /** The same cases in fewer boxes, where two together are one. */
  public List<Box> joined(List<Box> boxes) {
    List<Box> joined = new ArrayList<>();
    for (Box box : boxes) {
      Box grown = box;
      for (int i = 0; i < joined.size(); ) {
        Optional<Box> both = joined.get(i).joined(grown);
        if (both.isPresent()) {
          grown = both.get();
          joined.remove(i);
          i = 0;
        } else {
          i++;
        }
      }
      joined.add(grown);
    }
    return joined;
  }

  /** The only axis on which two boxes share nothing; absent where there is none or another. */
  public Optional<Axis> apart(Box one, Box other) {
    List<Integer> apart = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      if (!one.sides().get(i).intersects(other.sides().get(i))) {
        apart.add(i);
      }
    }
    return apart.size() == 1 ? Optional.of(axes.get(apart.get(0))) : Optional.empty();
  }

  /** Whether two boxes that share no case would, if one of them were a little wider. */
  public boolean touch(Box one, Box other) {
    return apart(one, other)
        .filter(
            axis -> {
              int i = axes.indexOf(axis);
              return axis.adjoin(one.sides().get(i), other.sides().get(i));
            })
        .isPresent();
  }

  /** Whether there is but one value on every axis, as far as conditions can tell. */
  public boolean isSingle(Box box) {
    for (int i = 0; i < axes.size(); i++) {
      if (!axes.get(i).isSingle(box.sides().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A case out of a box, such as {@code metric dataMb, dropPct 42}. */
  public String example(Box box) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      parts.add(axes.get(i).name() + ' ' + axes.get(i).example(box.sides().get(i)));
    }
    return String.join(", ", parts);
  }

  /**
   * A box in words, such as {@code metric dataMb, dropPct from 40 to below 45}; what may be
   * anything is left out.
   */
  public String words(Box box) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      BitSet side = box.sides().get(i);
      if (!side.equals(axes.get(i).all())) {
        parts.add(axes.get(i).name() + ' ' + axes.get(i).words(side));
      }
    }
    return String.join(", ", parts);
  }
}
