package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.decisiontable.parser.DecisionTableParser;
import org.drools.decisiontable.parser.csv.CsvLineParser;
import org.drools.decisiontable.parser.csv.CsvParser;
import org.drools.decisiontable.parser.xls.ExcelParser;
import org.drools.template.parser.DataListener;

/**
 * A decision table: every row is a rule. The rows above the table may say {@code @owner}, {@code
 * @since} and {@code @basis} for all of them.
 *
 * @param titles what each row is called in its NAME column, by row
 */
record Table(DrlText text, Map<String, String> notes, Map<Integer, String> titles) {
  private static final Pattern ROW =
      Pattern.compile("// rule values at [A-Z]+(\\d+), header at [A-Z]+(\\d+)");
  private static final Pattern NAME = Pattern.compile("rule \"(.*)\"");
  private static final Pattern CELL = Pattern.compile("\\b(?:cell )?([A-Z]{1,2})(\\d+)\\b");
  private static final Set<String> ENGINE_HEADINGS =
      Set.of(
          "import",
          "variables",
          "functions",
          "queries",
          "declare",
          "unit",
          "sequential",
          "sequentialmaxpriority",
          "escapequotes",
          "numericdisabled",
          "ignorenumericformat",
          "worksheets");
  private static final List<String> HEADER_NOTES = List.of("@owner", "@since", "@basis");

  /** Name of the rule in this row. */
  static String ruleName(String path, int row) {
    return path + ':' + row;
  }

  static Optional<Table> read(String path, byte[] bytes, Findings findings) {
    boolean csv = path.endsWith(".csv");
    try {
      Surroundings surroundings = surroundings(bytes, csv);
      surroundings.extras.forEach(
          (row, heading) ->
              findings.error(
                  new Place(path, row),
                  Code.FORBIDDEN,
                  "'%s' has no use here.".formatted(heading)));
      String drl =
          new SpreadsheetCompiler()
              .compile(new ByteArrayInputStream(bytes), csv ? InputType.CSV : InputType.XLS);
      return Optional.of(of(path, drl, surroundings, findings));
    } catch (RuntimeException e) {
      String message = ParserMessage.firstLine(String.valueOf(e.getMessage()));
      Matcher cell = CELL.matcher(message);
      int row = cell.find() ? Integer.parseInt(cell.group(2)) : 0;
      findings.error(
          new Place(path, row), Code.SYNTAX, "The table cannot be read: %s.".formatted(message));
      return Optional.empty();
    }
  }

  private static Table of(String path, String drl, Surroundings surroundings, Findings findings) {
    NavigableMap<Integer, Integer> rows = new TreeMap<>();
    Map<Integer, String> titles = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    int line = 0;
    int row = 0;
    String pattern = "";
    boolean when = false;
    for (String written : drl.split("\n", -1)) {
      line++;
      Matcher start = ROW.matcher(written);
      if (start.find()) {
        row = Integer.parseInt(start.group(1));
        rows.put(line, row);
        pattern = surroundings.patterns.getOrDefault(Integer.parseInt(start.group(2)), "");
      }
      Matcher name = NAME.matcher(written);
      if (row > 0 && rows.containsKey(line - 1) && name.matches()) {
        titles.put(row, name.group(1));
        text.append("rule \"").append(ruleName(path, row)).append('"');
      } else if (when && written.trim().equals("then")) {
        // a row without conditions fits everything the table looks at
        text.append(pattern).append("() then");
      } else if (row > 0) {
        text.append(written);
      }
      when = written.trim().equals("when");
      text.append('\n');
    }
    DrlText drlText =
        new DrlText(
            path,
            text.toString(),
            l ->
                new Place(
                    path,
                    Optional.ofNullable(rows.floorEntry(l)).map(Map.Entry::getValue).orElse(0)));
    return new Table(drlText, surroundings.notes, titles);
  }

  private static Surroundings surroundings(byte[] bytes, boolean csv) {
    Surroundings surroundings = new Surroundings();
    DecisionTableParser parser =
        csv ? new CsvParser(surroundings, new CsvLineParser()) : new ExcelParser(surroundings);
    parser.parseFile(new ByteArrayInputStream(bytes));
    return surroundings;
  }

  /** Reads what stands above the tables and what each of them looks at. */
  private static final class Surroundings implements DataListener {
    private final Map<String, String> notes = new LinkedHashMap<>();

    /** What a table looks at, by the row of its headings. */
    private final Map<Integer, String> patterns = new LinkedHashMap<>();

    /** What stands above the tables and only the engine would read, by row. */
    private final Map<Integer, String> extras = new LinkedHashMap<>();

    private int table = -1;
    private String open = "";
    private int openRow = -1;

    @Override
    public void startSheet(String name) {}

    @Override
    public void finishSheet() {}

    @Override
    public void newRow(int rowNumber, int columns) {}

    @Override
    public void newCell(int row, int column, String value, int mergedColStart) {
      String cell = value == null ? "" : value.trim();
      if (cell.isEmpty()) {
        return;
      }
      if (cell.toLowerCase(Locale.ROOT).startsWith("ruletable")) {
        table = row;
      } else if (table >= 0 && row == table + 2) {
        patterns.putIfAbsent(table + 1, typeOf(cell));
      } else if (table < 0 && column == 0 && ENGINE_HEADINGS.contains(word(cell))) {
        extras.put(row + 1, cell);
      } else if (table < 0 && HEADER_NOTES.contains(cell)) {
        open = cell.substring(1);
        openRow = row;
      } else if (openRow == row && !open.isEmpty()) {
        notes.put(open, cell);
        open = "";
      }
    }

    private static String word(String cell) {
      return cell.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    // such as "Task..." or "$task : Task..."
    private static String typeOf(String pattern) {
      return pattern.replaceFirst("^\\$\\w+\\s*:\\s*", "").replaceAll("\\W.*", "");
    }
  }
}
