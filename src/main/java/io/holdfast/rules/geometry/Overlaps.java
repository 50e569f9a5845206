package io.holdfast.rules.geometry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds among many boxes those that share a case, without comparing each with each. */
public final class Overlaps {
  private final List<Box> boxes;

  /** By axis and step: the boxes that reach it. */
  private final List<List<BitSet>> reaching = new ArrayList<>();

  public Overlaps(Space space, List<Box> boxes) {
    this.boxes = List.copyOf(boxes);
    for (int axis = 0; axis < space.axes().size(); axis++) {
      List<BitSet> steps = new ArrayList<>();
      for (int step = 0; step < space.axes().get(axis).size(); step++) {
        steps.add(new BitSet());
      }
      for (int box = 0; box < boxes.size(); box++) {
        int number = box;
        boxes.get(box).sides().get(axis).stream().forEach(step -> steps.get(step).set(number));
      }
      reaching.add(steps);
    }
  }

  /** Numbers of the boxes that share a case with this one, itself left out. */
  public BitSet with(int box) {
    BitSet sharing = new BitSet();
    sharing.set(0, boxes.size());
    for (int axis = 0; axis < reaching.size(); axis++) {
      BitSet here = new BitSet();
      List<BitSet> steps = reaching.get(axis);
      boxes.get(box).sides().get(axis).stream().forEach(step -> here.or(steps.get(step)));
      sharing.and(here);
    }
    sharing.clear(box);
    return sharing;
  }
}
