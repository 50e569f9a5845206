package io.holdfast.rules.files;

/**
 * Where something stands in a rule set.
 *
 * @param line line of a text or row of a table, from 1; 0 stands for the whole file
 * @param column column of a text or table, from 1; 0 stands for the whole line
 * @param heading what a table calls the column; empty text where it has no name for it
 */
public record Place(String file, int line, int column, String heading) {

  public Place(String file, int line) {
    this(file, line, 0, "");
  }

  /** The whole file. */
  public static Place of(String file) {
    return new Place(file, 0);
  }

  /**
   * As an editor takes it, such as {@code complaint.dslr:4:7}; in a table as a spreadsheet program
   * shows it, such as {@code usage.drl.csv:12 column C "From percent"}.
   */
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    String text = file + ':' + line;
    if (column == 0) {
      return text;
    }
    if (!FileKind.isTable(file)) {
      return text + ':' + column;
    }
    String cell = text + " column " + letters();
    return heading.isEmpty() ? cell : cell + " \"" + heading + '"';
  }

  private String letters() {
    String letters = "";
    for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
      letters = (char) ('A' + (rest - 1) % 26) + letters;
    }
    return letters;
  }
}
