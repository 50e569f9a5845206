package io.holdfast.rules.cases;

/**
 * Where a case and the rules differ.
 *
 * @param why what brought it about; empty text where nothing can be said
 */
public record Mismatch(String expected, String actual, String why) {

  @Override
  public String toString() {
    return "expected " + expected + ", but " + actual + (why.isEmpty() ? "" : ": " + why);
  }
}
