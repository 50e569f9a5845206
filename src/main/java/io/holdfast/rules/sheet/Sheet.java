package io.holdfast.rules.sheet;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table file as cells. Rows and columns count from 1, as spreadsheet programs show them; a cell
 * that is not there is empty.
 */
public final class Sheet {
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2007\\u202F]+");
  private static final Pattern INVISIBLE = Pattern.compile("[\\u200B\\u2060\\uFEFF]");
  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");
  private static final Pattern COMMA_NUMBER = Pattern.compile("[+-]?\\d+,\\d+");
  private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+");

  private final String file;
  private final List<List<String>> rows;
  private final boolean decimalComma;
  private final Map<Integer, String> merged;

  /**
   * @param decimalComma whether numbers are written with a comma, as where semicolons part cells
   * @param merged by row: the cells there that are merged with others, such as {@code B4:B6}
   */
  Sheet(String file, List<List<String>> rows, boolean decimalComma, Map<Integer, String> merged) {
    this.file = file;
    this.rows = rows.stream().map(row -> row.stream().map(Sheet::clean).toList()).toList();
    this.decimalComma = decimalComma;
    this.merged = Map.copyOf(merged);
  }

  private static String clean(String cell) {
    return SPACES.matcher(INVISIBLE.matcher(cell).replaceAll("")).replaceAll(" ").strip();
  }

  /**
   * Reads a table file; absent, with findings, where it is none.
   *
   * @param mostRows number of rows it may have
   */
  public static Optional<Sheet> read(String path, byte[] bytes, int mostRows, Findings findings) {
    Optional<Sheet> sheet =
        path.endsWith(".csv")
            ? CommaSeparated.read(path, bytes, findings)
            : Workbook.read(path, bytes, mostRows, findings);
    return sheet.filter(
        read -> {
          if (read.lastRow() > mostRows) {
            findings.error(
                Place.of(path),
                Code.TOO_LARGE,
                "The table has more than %d rows.".formatted(mostRows));
          }
          return read.lastRow() <= mostRows;
        });
  }

  public String file() {
    return file;
  }

  /** Number of the last row. */
  public int lastRow() {
    return rows.size();
  }

  /** Number of the last column of a row that holds something; 0 where the row is empty. */
  public int lastColumn(int row) {
    List<String> cells = row > rows.size() ? List.of() : rows.get(row - 1);
    int last = cells.size();
    while (last > 0 && cells.get(last - 1).isEmpty()) {
      last--;
    }
    return last;
  }

  public boolean isEmpty(int row) {
    return lastColumn(row) == 0;
  }

  /** Text of a cell, without spaces around it; empty where there is none. */
  public String cell(int row, int column) {
    List<String> cells = row > rows.size() ? List.of() : rows.get(row - 1);
    return column > cells.size() ? "" : cells.get(column - 1);
  }

  /** The cells of this row that are merged with others; absent where none is. */
  public Optional<String> merged(int row) {
    return Optional.ofNullable(merged.get(row));
  }

  public Place place(int row) {
    return new Place(file, row);
  }

  /** A text out of this sheet as a number; absent where it is none, or could be one of two. */
  public Optional<BigDecimal> number(String text) {
    if (NUMBER.matcher(text).matches()) {
      return Optional.of(new BigDecimal(text));
    }
    boolean comma = COMMA_NUMBER.matcher(text).matches() && !THOUSANDS.matcher(text).matches();
    return decimalComma && comma
        ? Optional.of(new BigDecimal(text.replace(',', '.')))
        : Optional.empty();
  }

  /** What to write instead of a text that is no number, where that can be told; else empty text. */
  public static String numberInstead(String text) {
    if (THOUSANDS.matcher(text).matches()) {
      return "Write %s, or with a point if it is a fraction.".formatted(text.replace(",", ""));
    }
    if (COMMA_NUMBER.matcher(text).matches()) {
      return "Write %s.".formatted(text.replace(',', '.'));
    }
    String digits = text.replaceAll("[\\s%€$£¥]", "");
    return !digits.equals(text) && NUMBER.matcher(digits).matches()
        ? "Write %s.".formatted(digits)
        : "Write a number such as 40 or 12.5.";
  }

  /** Letters of a column as spreadsheet programs show them, such as {@code C}. */
  public static String letters(int column) {
    String letters = "";
    for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
      letters = (char) ('A' + (rest - 1) % 26) + letters;
    }
    return letters;
  }
}
