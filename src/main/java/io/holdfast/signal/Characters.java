package io.holdfast.signal;

/** Which characters text from strangers may hold. */
final class Characters {
  private Characters() {}

  /** Free text: no control characters but tab and line breaks, no half of a surrogate pair. */
  static boolean text(String value) {
    return all(value, false);
  }

  /** A name or identifier: only what can be seen, without blanks around it. */
  static boolean printable(String value) {
    return all(value, true) && value.strip().length() == value.length();
  }

  private static boolean all(String value, boolean printable) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= ' ' && c < 0x7f) {
        continue;
      }
      int point = value.codePointAt(i);
      if (printable ? !printable(point) : !text(point)) {
        return false;
      }
      i += Character.charCount(point) - 1;
    }
    return true;
  }

  private static boolean text(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point == '\n' || point == '\r' || point == '\t';
      case Character.SURROGATE -> false;
      default -> true;
    };
  }

  private static boolean printable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
