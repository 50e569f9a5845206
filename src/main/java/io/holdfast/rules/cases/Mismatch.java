package io.holdfast.rules.cases;

import java.util.List;

/**
 * Where a case and the rules differ.
 *
 * @param why what brought it about; empty text where nothing can be said
 */
public record Mismatch(String expected, String actual, String why) {

  /** The same without what one of the earlier ones has explained. */
  Mismatch after(List<Mismatch> earlier) {
    String rest = why;
    for (Mismatch before : earlier) {
      if (!before.why.isEmpty()) {
        rest =
            rest.equals(before.why)
                ? "as said above"
                : rest.replace(": " + before.why, ", as said above");
      }
    }
    return new Mismatch(expected, actual, rest);
  }

  @Override
  public String toString() {
    return "expected " + expected + ", but " + actual + (why.isEmpty() ? "" : ": " + why);
  }
}
