package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Column.Kind;
import io.holdfast.rules.sheet.Sheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the five rows at the beginning of a table say of its columns.
 *
 * @param pattern the type of what every row looks at, with the name it is given, if any
 * @param notes by name of the note: the column it is in
 * @param width number of the last column
 */
record TableHead(
    String pattern,
    Optional<Column> name,
    List<ConditionColumn> conditions,
    List<Saying> sayings,
    Map<String, Column> notes,
    int width) {
  /** Rows of a head: title, kinds, what is looked at, what is said, headings. */
  static final int ROWS = 5;

  private static final int KINDS = 1;
  private static final int LOOKS_AT = 2;
  private static final int SNIPPETS = 3;
  private static final int HEADINGS = 4;

  /** Such as {@code UsageDrop...} or {@code $drop : UsageDrop}. */
  private static final Pattern LOOKED_AT =
      Pattern.compile("((?:\\$\\w+\\s*:\\s*)?)(\\w+)(?:\\.\\.\\.|\\(\\))?");

  /** Such as {@code basis("$param")}. */
  private static final Pattern NOTE = Pattern.compile("@?(\\w+)\\s*\\(\\s*\"?\\$param\"?\\s*\\)");

  /** What the engine's tables could hold as well. */
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "PRIORITY",
          "SALIENCE",
          "DURATION",
          "NO-LOOP",
          "LOCK-ON-ACTIVE",
          "AUTO-FOCUS",
          "ACTIVATION-GROUP",
          "AGENDA-GROUP",
          "RULEFLOW-GROUP",
          "TIMER",
          "CALENDARS",
          "DATE-EFFECTIVE",
          "DATE-EXPIRES",
          "ENABLED",
          "UNLOOP",
          "XOR-GROUP");

  static Optional<TableHead> read(
      Sheet sheet, int title, Stage stage, Vocabulary vocabulary, Findings findings) {
    return new Reader(sheet, title, stage, vocabulary, findings).head();
  }

  private static final class Reader {
    private final Sheet sheet;
    private final int title;
    private final Stage stage;
    private final Vocabulary vocabulary;
    private final Findings findings;
    private final int before;

    Reader(Sheet sheet, int title, Stage stage, Vocabulary vocabulary, Findings findings) {
      this.sheet = sheet;
      this.title = title;
      this.stage = stage;
      this.vocabulary = vocabulary;
      this.findings = findings;
      this.before = findings.size();
    }

    Optional<TableHead> head() {
      int width = 0;
      for (int row = title + KINDS; row <= title + HEADINGS; row++) {
        width = Math.max(width, sheet.lastColumn(row));
      }
      List<Column> columns = new ArrayList<>();
      for (int number = 1; number <= width; number++) {
        column(number).ifPresent(columns::add);
      }
      Optional<String> pattern = pattern(columns);
      if (findings.size() > before || pattern.isEmpty()) {
        return Optional.empty();
      }
      DeclaredType type =
          vocabulary.types().get(pattern.get().substring(pattern.get().indexOf(':') + 1).strip());
      if (type == null) {
        return Optional.empty(); // the vocabulary cannot be read, which has been said
      }
      CellWriter writer = new CellWriter(sheet, findings);
      List<ConditionColumn> conditions = new ArrayList<>();
      of(Kind.CONDITION, columns)
          .forEach(
              c ->
                  ConditionColumn.of(c, type, vocabulary, writer, findings)
                      .ifPresent(conditions::add));
      Optional<List<Saying>> sayings = Saying.of(of(Kind.ACTION, columns), stage, findings);
      Map<String, Column> notes = notes(of(Kind.METADATA, columns));
      return findings.size() > before
          ? Optional.empty()
          : Optional.of(
              new TableHead(
                  pattern.get(),
                  of(Kind.NAME, columns).stream().findFirst(),
                  conditions,
                  sayings.orElseThrow(),
                  notes,
                  width));
    }

    private static List<Column> of(Kind kind, List<Column> columns) {
      return columns.stream().filter(column -> column.kind() == kind).toList();
    }

    private Place cell(int row, int number) {
      return new Place(sheet.file(), title + row, number, sheet.cell(title + HEADINGS, number));
    }

    private Optional<Column> column(int number) {
      String word = sheet.cell(title + KINDS, number);
      String snippet = sheet.cell(title + SNIPPETS, number);
      Optional<Kind> kind = Kind.of(word);
      if (kind.isEmpty()) {
        unknown(word, number);
        return Optional.empty();
      }
      boolean speaks = kind.get() != Kind.NAME && kind.get() != Kind.DESCRIPTION;
      if (speaks && snippet.isEmpty()) {
        findings.error(
            cell(SNIPPETS, number),
            Code.MISSING,
            "The %s column does not say what its cells mean.".formatted(kind.get()),
            "Write it here, such as 'dropPct >= $param'.");
        return Optional.empty();
      }
      return Optional.of(
          new Column(
              kind.get(),
              kind.get() == Kind.CONDITION ? Snippet.ofCondition(snippet) : Snippet.of(snippet),
              cell(SNIPPETS, number)));
    }

    private void unknown(String word, int number) {
      boolean empty = word.isEmpty();
      for (int row = title + LOOKS_AT; empty && row <= title + HEADINGS; row++) {
        empty = sheet.cell(row, number).isEmpty();
      }
      if (empty) {
        return; // nothing there, and rows may have nothing there either
      }
      boolean attribute = ATTRIBUTES.contains(word.toUpperCase(Locale.ROOT));
      findings.error(
          cell(KINDS, number),
          attribute ? Code.FORBIDDEN : Code.UNKNOWN_ENTRY,
          attribute
              ? "'%s' has no use here.".formatted(word)
              : word.isEmpty()
                  ? "The column does not say what it is for."
                  : "There are no '%s' columns.".formatted(word),
          attribute
              ? "Rules do not influence each other; what they say counts in their order."
              : word.isEmpty()
                  ? "Write one of: %s.".formatted(String.join(", ", Kind.words()))
                  : Names.suggest(word, Kind.words()));
    }

    // all columns look at the same thing; an empty cell continues the one to its left
    private Optional<String> pattern(List<Column> columns) {
      List<Column> conditions = of(Kind.CONDITION, columns);
      String pattern = "";
      for (Column column : conditions) {
        String text = sheet.cell(title + LOOKS_AT, column.number());
        Matcher lookedAt = LOOKED_AT.matcher(text);
        boolean same =
            text.isEmpty() && !pattern.isEmpty()
                || lookedAt.matches()
                    && (pattern.isEmpty() || pattern.equals(lookedAt.group(1) + lookedAt.group(2)));
        if (!same) {
          findings.error(
              cell(LOOKS_AT, column.number()),
              Code.FORBIDDEN,
              pattern.isEmpty()
                  ? "'%s' is no kind of thing that rows can look at.".formatted(text)
                  : "A table looks at one thing, and this column looks at another.",
              "Write '%s...' above every CONDITION column."
                  .formatted(pattern.isEmpty() ? stage.root() : pattern));
        } else if (pattern.isEmpty()) {
          pattern = lookedAt.group(1) + lookedAt.group(2);
          vocabulary.lookedAt(lookedAt.group(2), stage, cell(LOOKS_AT, column.number()), findings);
        }
      }
      for (Column column : of(Kind.ACTION, columns)) {
        if (!sheet.cell(title + LOOKS_AT, column.number()).isEmpty()) {
          findings.error(
              cell(LOOKS_AT, column.number()),
              Code.FORBIDDEN,
              "Only CONDITION columns look at something.",
              "Empty this cell.");
        }
      }
      if (conditions.isEmpty()) {
        findings.error(
            sheet.place(title + KINDS),
            Code.MISSING,
            "The table has no CONDITION column.",
            "Write CONDITION above a column, and below it what the column looks at.");
      }
      return pattern.isEmpty() ? Optional.empty() : Optional.of(pattern);
    }

    private Map<String, Column> notes(List<Column> columns) {
      Map<String, Column> notes = new LinkedHashMap<>();
      for (Column column : columns) {
        Matcher note = NOTE.matcher(column.snippet().text());
        if (note.matches()) {
          notes.put(note.group(1), column);
        } else {
          findings.error(
              column.place(),
              Code.SYNTAX,
              "'%s' names no note.".formatted(column.snippet().text()),
              "Write basis(\"$param\"), owner($param) or since($param).");
        }
      }
      return notes;
    }
  }
}
