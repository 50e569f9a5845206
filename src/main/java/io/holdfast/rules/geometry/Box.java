package io.holdfast.rules.geometry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The cases that lie within certain steps on every axis of a space, given in its order. */
public record Box(List<BitSet> sides) {

  public Box {
    sides = List.copyOf(sides);
  }

  /** Whether no case lies in it. */
  public boolean isEmpty() {
    return sides.stream().anyMatch(BitSet::isEmpty);
  }

  /** The cases that lie in both. */
  public Box and(Box other) {
    List<BitSet> both = new ArrayList<>(sides.size());
    for (int i = 0; i < sides.size(); i++) {
      BitSet side = (BitSet) sides.get(i).clone();
      side.and(other.sides.get(i));
      both.add(side);
    }
    return new Box(both);
  }

  /** The cases that lie in this box and not in the other, as boxes that share none. */
  List<Box> without(Box other) {
    if (and(other).isEmpty()) {
      return List.of(this);
    }
    List<Box> rest = new ArrayList<>();
    List<BitSet> inside = new ArrayList<>(sides);
    for (int i = 0; i < sides.size(); i++) {
      BitSet outside = (BitSet) sides.get(i).clone();
      outside.andNot(other.sides.get(i));
      if (!outside.isEmpty()) {
        rest.add(new Box(with(inside, i, outside)));
        BitSet within = (BitSet) sides.get(i).clone();
        within.and(other.sides.get(i));
        inside.set(i, within);
      }
    }
    return rest;
  }

  /** Both boxes as one, where they differ on one axis only; else nothing. */
  Optional<Box> joined(Box other) {
    int different = -1;
    for (int i = 0; i < sides.size(); i++) {
      if (!sides.get(i).equals(other.sides.get(i))) {
        if (different >= 0) {
          return Optional.empty();
        }
        different = i;
      }
    }
    if (different < 0) {
      return Optional.of(this);
    }
    BitSet side = (BitSet) sides.get(different).clone();
    side.or(other.sides.get(different));
    return Optional.of(new Box(with(sides, different, side)));
  }

  private static List<BitSet> with(List<BitSet> sides, int axis, BitSet side) {
    List<BitSet> changed = new ArrayList<>(sides);
    changed.set(axis, side);
    return changed;
  }
}
