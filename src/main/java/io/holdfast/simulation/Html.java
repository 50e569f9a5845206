package io.holdfast.simulation;

import java.util.List;
import java.util.Locale;

/** Pieces of a page. */
final class Html {
  private Html() {}

  /** Text that stands for itself. */
  static String text(Object value) {
    return value
        .toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A number as people read it. */
  static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%,.2f", value);
  }

  /**
   * A table.
   *
   * @param rows cells that are markup already
   */
  static String table(List<String> head, List<List<String>> rows) {
    StringBuilder table = new StringBuilder("<table><thead><tr>");
    head.forEach(cell -> table.append("<th>").append(text(cell)).append("</th>"));
    table.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      table.append("<tr>");
      row.forEach(cell -> table.append("<td>").append(cell).append("</td>"));
      table.append("</tr>\n");
    }
    return table.append("</tbody></table>\n").toString();
  }
}
