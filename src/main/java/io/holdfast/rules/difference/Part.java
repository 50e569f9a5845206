package io.holdfast.rules.difference;

import java.util.List;

/**
 * One thing that an item says.
 *
 * @param label what it is, such as a table's heading, in the words of the file
 * @param lines what is said, where it is said
 */
record Part(String label, List<Line> lines) {

  /** One text, and its line in the file. */
  record Line(String text, int line) {}

  static Part of(String label, String text, int line) {
    return new Part(label, List.of(new Line(text, line)));
  }

  List<String> texts() {
    return lines.stream().map(Line::text).toList();
  }
}
