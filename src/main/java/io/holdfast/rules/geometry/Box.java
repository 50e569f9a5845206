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

  /** Whether every case of the other lies in it. */
  boolean includes(Box other) {
    for (int i = 0; i < sides.size(); i++) {
      BitSet outside = (BitSet) other.sides.get(i).clone();
      outside.andNot(sides.get(i));
      if (!outside.isEmpty()) {
        return false;
      }
    }
    return true;
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
    return Optional.of(with(different, side));
  }

  /** The same but for one side. */
  Box with(int axis, BitSet side) {
    List<BitSet> changed = new ArrayList<>(sides);
    changed.set(axis, side);
    return new Box(changed);
  }
}
