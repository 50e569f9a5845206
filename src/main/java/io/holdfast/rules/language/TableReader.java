package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Language;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.TableFile.Section;
import io.holdfast.rules.sheet.Sheet;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the tables of a sheet. Above a table stand notes that hold for all its rows; from its title
 * on five rows describe it: title, kinds of columns, what they look at, what they say, headings.
 */
final class TableReader {
  private static final String TABLE = "ruletable";
  private static final List<String> NOTES = List.of("owner", "since", "basis", "rows");

  /** What else the engine's tables could hold above them. */
  private static final Set<String> ENGINE_HEADINGS =
      Set.of(
          "import",
          "variables",
          "functions",
          "queries",
          "declare",
          "unit",
          "dialect",
          "sequential",
          "sequentialmaxpriority",
          "escapequotes",
          "numericdisabled",
          "ignorenumericformat",
          "worksheets");

  private final Sheet sheet;
  private final Stage stage;
  private final Vocabulary vocabulary;
  private final Findings findings;
  private final Map<String, String> notes = new LinkedHashMap<>();
  private final List<Section> sections = new ArrayList<>();
  private final Map<String, Map<Integer, String>> headings = new LinkedHashMap<>();
  private Fit fit = Fit.ANY;
  private boolean noted = true;
  private boolean strayed;

  private TableReader(Sheet sheet, Stage stage, Vocabulary vocabulary, Findings findings) {
    this.sheet = sheet;
    this.stage = stage;
    this.vocabulary = vocabulary;
    this.findings = findings;
  }

  /** The tables that can be read; absent, with a finding, where there is none. */
  static Optional<TableFile> read(
      Sheet sheet, Stage stage, Vocabulary vocabulary, Findings findings) {
    return new TableReader(sheet, stage, vocabulary, findings).file();
  }

  private Optional<TableFile> file() {
    boolean any = false;
    for (int row = 1; row <= sheet.lastRow(); ) {
      if (isTitle(row)) {
        any = true;
        row = table(row);
      } else {
        note(row++);
      }
    }
    if (!any) {
      findings.error(
          Place.of(sheet.file()),
          Code.SYNTAX,
          "There is no table: no row begins with 'RuleTable'.",
          "Copy the first rows of another table.");
    }
    return any ? Optional.of(TableFile.of(sheet.file(), sections)) : Optional.empty();
  }

  private boolean isTitle(int row) {
    return sheet.cell(row, 1).toLowerCase(Locale.ROOT).startsWith(TABLE);
  }

  private boolean isNote(int row) {
    return sheet.cell(row, 1).startsWith("@");
  }

  private void note(int row) {
    String word = sheet.cell(row, 1);
    String value = sheet.cell(row, 2);
    if (ENGINE_HEADINGS.contains(word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))) {
      findings.error(
          sheet.place(row),
          Code.FORBIDDEN,
          "'%s' has no use here.".formatted(word),
          "A table brings no imports and functions of its own.");
    } else if (isNote(row) && Language.isTag(word.substring(1))) {
      headings.put(word.substring(1), headings(row));
    } else if (isNote(row) && !NOTES.contains(word.substring(1))) {
      findings.error(
          new Place(sheet.file(), row, 1, ""),
          Code.UNKNOWN_ENTRY,
          "Nothing reads '%s' above a table.".formatted(word),
          Names.suggest(word.substring(1), NOTES));
    } else if (word.equals("@rows")) {
      fit = Fit.of(value).orElseGet(() -> unknownFit(value, row));
    } else if (isNote(row)) {
      notes.put(word.substring(1), value);
      noted &= !word.equals("@since") || isDay(value, row);
    } else if (!sheet.isEmpty(row) && !word.equalsIgnoreCase("RuleSet")) {
      stray(row);
    }
  }

  // what the columns of the next table are called in another language
  private Map<Integer, String> headings(int row) {
    Map<Integer, String> named = new LinkedHashMap<>();
    for (int column = 2; column <= sheet.lastColumn(row); column++) {
      if (!sheet.cell(row, column).isEmpty()) {
        named.put(column, sheet.cell(row, column));
      }
    }
    return named;
  }

  private boolean isDay(String text, int row) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      findings.error(
          new Place(sheet.file(), row, 2, ""),
          Code.INVALID_DATE,
          "'%s' is not a day.".formatted(text),
          "Write year-month-day, such as 2026-01-31.");
      return false;
    }
  }

  // one is enough to tell that a table has lost its title
  private void stray(int row) {
    if (!strayed) {
      findings.error(
          new Place(sheet.file(), row, 1, ""),
          Code.UNKNOWN_ENTRY,
          "Nothing reads this row; it belongs to no table.",
          "A table begins with a row whose first cell says 'RuleTable' and what it is about.");
    }
    strayed = true;
  }

  private Fit unknownFit(String word, int row) {
    findings.error(
        new Place(sheet.file(), row, 2, ""),
        Code.INVALID_VALUE,
        "'%s' does not say how many rows fit a case.".formatted(word),
        "Write one of: %s.".formatted(String.join(", ", Fit.words())));
    return Fit.ANY;
  }

  // answers the row after the table
  private int table(int title) {
    int last = title + TableHead.ROWS - 1;
    while (last < sheet.lastRow() && !isTitle(last + 1) && !isNote(last + 1)) {
      last++;
    }
    Optional<TableHead> head = TableHead.read(sheet, title, stage, vocabulary, findings);
    Headings called = new Headings(headings);
    headings.clear();
    strayed = false;
    if (head.isEmpty() || !noted) {
      return last + 1;
    }
    TableRows rows = new TableRows(sheet, head.get(), called, notes, fit, findings);
    for (int row = title + TableHead.ROWS; row <= last; row++) {
      rows.read(row);
    }
    if (rows.read().isEmpty() && rows.areWhole()) {
      findings.error(
          sheet.place(title),
          Code.MISSING,
          "The table has no rows.",
          "Write a row below its headings, or take the table away.");
    }
    sections.add(
        new Section(
            sheet.place(title),
            sheet.cell(title, 1).substring(TABLE.length()).strip(),
            fit,
            head.get().pattern(),
            rows.areWhole(),
            rows.read(),
            rows.words()));
    return last + 1;
  }
}
