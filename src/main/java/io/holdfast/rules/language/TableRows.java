package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.language.TableFile.Piece;
import io.holdfast.rules.language.TableFile.Row;
import io.holdfast.rules.sheet.Sheet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rows of one table. */
final class TableRows {
  private final Sheet sheet;
  private final TableHead head;
  private final Headings headings;
  private final Map<String, String> notes;
  private final Fit fit;
  private final Findings findings;
  private final CellWriter writer;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Place, Map<String, String>> words = new LinkedHashMap<>();
  private boolean whole = true;

  /**
   * @param notes what the rows above the table say of all its rows
   */
  TableRows(
      Sheet sheet,
      TableHead head,
      Headings headings,
      Map<String, String> notes,
      Fit fit,
      Findings findings) {
    this.sheet = sheet;
    this.head = head;
    this.headings = headings;
    this.notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    this.fit = fit;
    this.findings = findings;
    this.writer = new CellWriter(sheet, findings);
  }

  /** Name of the rule in this row. */
  private static String ruleName(String path, int row) {
    return path + ':' + row;
  }

  List<Row> read() {
    return List.copyOf(rows);
  }

  /** What each cell that asks something asks, by language. */
  Map<Place, Map<String, String>> words() {
    return Collections.unmodifiableMap(words);
  }

  /** Whether all rows could be read. */
  boolean areWhole() {
    return whole;
  }

  /** Reads a row; an empty one is passed over. */
  void read(int row) {
    if (sheet.isEmpty(row)) {
      return;
    }
    if (isMisplaced(row)) {
      whole = false;
      return;
    }
    List<Piece> asks = new ArrayList<>();
    boolean right = true;
    for (ConditionColumn condition : head.conditions()) {
      Place cell = condition.column().in(row);
      String text = sheet.cell(row, cell.column());
      if (!text.isEmpty()) {
        Optional<String> asked = condition.condition(row, text);
        asked.ifPresent(a -> asks.add(new Piece(a, cell)));
        words.put(cell, headings.over(condition.column(), cell, text));
        right &= asked.isPresent();
      }
    }
    List<Piece> says = new ArrayList<>();
    for (Saying saying : head.sayings()) {
      Optional<List<String>> said = saying.in(row, sheet, writer, findings);
      right &= said.isPresent();
      for (int i = 0; i < said.map(List::size).orElse(0); i++) {
        says.add(new Piece(said.get().get(i), saying.columns().get(i).in(row)));
      }
    }
    if (right && says.isEmpty() && !fit.complete()) {
      silent(row);
      right = false;
    }
    whole &= right;
    if (right) {
      rows.add(new Row(sheet.place(row), ruleName(sheet.file(), row), notes(row), asks, says));
    }
  }

  private boolean isMisplaced(int row) {
    Optional<String> merged = sheet.merged(row);
    if (merged.isPresent()) {
      if (!merged.equals(sheet.merged(row - 1))) {
        findings.error(
            sheet.place(row),
            Code.SYNTAX,
            "The cells %s are merged, so it cannot be told what each row says."
                .formatted(merged.get()),
            "Split them and write the value into every row.");
      }
      return true;
    }
    int last = sheet.lastColumn(row);
    if (last > head.width()) {
      findings.error(
          new Place(sheet.file(), row, last, ""),
          Code.SYNTAX,
          "The row has %d cells, and the table has %d columns.".formatted(last, head.width()),
          "A text with a comma or semicolon in it needs quotes around it.");
      return true;
    }
    return false;
  }

  private void silent(int row) {
    Place place =
        head.sayings().isEmpty()
            ? sheet.place(row)
            : head.sayings().get(0).columns().get(0).in(row);
    findings.error(
        place,
        Code.MISSING,
        "The row says nothing.",
        "Fill its ACTION cells; rows that say nothing belong into tables whose '@rows' is '%s'."
            .formatted(Fit.ONE.word()));
  }

  private Map<String, String> notes(int row) {
    Map<String, String> all = new LinkedHashMap<>(notes);
    head.name()
        .map(column -> sheet.cell(row, column.number()))
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> all.put("title", name));
    head.notes()
        .forEach(
            (note, column) -> {
              String text = sheet.cell(row, column.number());
              if (!text.isEmpty()) {
                all.put(note, text);
              }
            });
    all.put("id", ruleName(sheet.file(), row));
    return all;
  }
}
