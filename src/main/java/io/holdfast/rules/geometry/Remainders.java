package io.holdfast.rules.geometry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Finds what of a box is in none of others: cuts it in two where that sets the others apart best,
 * and each half again, until a part lies within one of them or meets none. Not safe for use by
 * several threads.
 */
public final class Remainders {
  private long looks;

  /**
   * @param mostLooks how often boxes may be looked at, in all questions together, before answers
   *     stay incomplete; a look takes some ten nanoseconds
   */
  public Remainders(long mostLooks) {
    this.looks = mostLooks;
  }

  /**
   * What is left of a box.
   *
   * @param pieces boxes that share no case
   * @param whole whether these are all
   */
  public record Remainder(List<Box> pieces, boolean whole) {

    /** Whether it is certain that nothing is left. */
    public boolean isNothing() {
      return pieces.isEmpty() && whole;
    }
  }

  /** A part of the box asked about, and the others that reach into it. */
  private record Part(Box box, List<Reaching> others) {}

  /** A box with the first and the last step of each of its sides. */
  private record Reaching(Box box, int[] first, int[] last) {
    static Reaching of(Box box) {
      int[] first = box.sides().stream().mapToInt(side -> side.nextSetBit(0)).toArray();
      int[] last = box.sides().stream().mapToInt(side -> side.length() - 1).toArray();
      return new Reaching(box, first, last);
    }
  }

  /** Where to cut: before this step of this axis. */
  private record Cut(int axis, int step) {}

  /**
   * What of a box is in none of the others.
   *
   * @param most number of pieces after which it stops looking for more, from 1
   */
  public Remainder of(Box box, Collection<Box> others, int most) {
    List<Box> pieces = new ArrayList<>();
    Deque<Part> parts = new ArrayDeque<>();
    if (!box.isEmpty()) {
      List<Reaching> reaching =
          others.stream().filter(other -> !other.and(box).isEmpty()).map(Reaching::of).toList();
      parts.push(new Part(box, reaching));
    }
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      if (part.others().isEmpty()) {
        pieces.add(part.box());
        if (pieces.size() == most) {
          return new Remainder(List.copyOf(pieces), parts.isEmpty());
        }
      } else if (part.others().stream().noneMatch(other -> other.box().includes(part.box()))) {
        looks -= (long) part.others().size() * part.box().sides().size();
        if (looks < 0) {
          return new Remainder(List.copyOf(pieces), false);
        }
        Cut cut = best(part);
        BitSet side = part.box().sides().get(cut.axis());
        parts.push(half(part, cut.axis(), from(side, cut.step())));
        parts.push(half(part, cut.axis(), side.get(0, cut.step())));
      }
    }
    return new Remainder(List.copyOf(pieces), true);
  }

  private static BitSet from(BitSet side, int step) {
    BitSet rest = (BitSet) side.clone();
    rest.clear(0, step);
    return rest;
  }

  private static Part half(Part part, int axis, BitSet side) {
    return new Part(
        part.box().with(axis, side),
        part.others().stream()
            .filter(other -> other.box().sides().get(axis).intersects(side))
            .toList());
  }

  // few boxes on either side are little work, and a box that is cut is on both
  private static Cut best(Part part) {
    Cut best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int axis = 0; axis < part.box().sides().size(); axis++) {
      BitSet side = part.box().sides().get(axis);
      int start = side.nextSetBit(0);
      int end = side.length();
      int[] beginning = new int[end - start + 1];
      int[] ending = new int[end - start + 1];
      for (Reaching other : part.others()) {
        beginning[Math.max(other.first()[axis], start) - start]++;
        ending[Math.min(other.last()[axis] + 1, end) - start]++;
      }
      int before = 0;
      int over = 0;
      for (int step = 0; step < end - start; step++) {
        over += ending[step];
        if (step > 0 && beginning[step] + ending[step] > 0) {
          double after = (double) part.others().size() - over;
          double cost = (double) before * before + after * after;
          if (cost < least) {
            least = cost;
            best = new Cut(axis, start + step);
          }
        }
        before += beginning[step];
      }
    }
    return best != null ? best : hole(part);
  }

  // all reach from end to end, and leave out something in between
  private static Cut hole(Part part) {
    Box box = part.box();
    for (int axis = 0; axis < box.sides().size(); axis++) {
      BitSet side = box.sides().get(axis);
      for (Reaching other : part.others()) {
        BitSet outside = (BitSet) side.clone();
        outside.andNot(other.box().sides().get(axis));
        if (!outside.isEmpty()) {
          int first = outside.nextSetBit(0);
          int start = side.nextSetBit(0);
          return new Cut(axis, first > start ? first : side.nextSetBit(start + 1));
        }
      }
    }
    throw new IllegalStateException("One of the others includes the part");
  }
}
