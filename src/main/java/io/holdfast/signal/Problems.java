package io.holdfast.signal;

import io.holdfast.signal.Rejection.Code;
import io.holdfast.signal.Rejection.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects all that is wrong with one piece of input. */
final class Problems {
  private static final int SHOWN = 60;

  private final List<Problem> found = new ArrayList<>(0);

  void add(Code code, String detail) {
    found.add(new Problem(code, Optional.empty(), detail));
  }

  void add(Code code, String field, String detail) {
    found.add(new Problem(code, Optional.of(field), field + ": " + detail));
  }

  boolean none() {
    return found.isEmpty();
  }

  Rejection rejection() {
    return new Rejection(found);
  }

  /** What the sender wrote, short enough for a header and without anything unprintable. */
  static String shown(String text) {
    String clipped = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return '"' + clipped.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?") + '"';
  }
}
