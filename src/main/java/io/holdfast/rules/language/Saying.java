package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Rule.Argument;
import io.holdfast.rules.language.Rule.Call;
import io.holdfast.rules.language.Snippet.Gap;
import io.holdfast.rules.sheet.Sheet;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a row says in one or more neighbouring columns that make a whole: a verb or several, with
 * gaps for the cells.
 *
 * @param numbers by column and gap without quotes: whether the number must be whole
 */
record Saying(List<Column> columns, Map<List<Object>, Boolean> numbers) {
  // told apart from what people write, and a number to the engine
  private static final int SAMPLE = 8_000_000;

  /** The sayings of a table; absent, with findings, where its columns make no whole. */
  static Optional<List<Saying>> of(List<Column> columns, Stage stage, Findings findings) {
    List<Saying> sayings = new ArrayList<>();
    List<Column> open = new ArrayList<>();
    for (Column column : columns) {
      open.add(column);
      if (isWhole(open)) {
        Optional<Saying> saying = read(List.copyOf(open), stage, findings);
        if (saying.isEmpty()) {
          return Optional.empty();
        }
        sayings.add(saying.get());
        open.clear();
      }
    }
    if (!open.isEmpty()) {
      findings.error(
          open.get(open.size() - 1).place(),
          Code.SYNTAX,
          "What the ACTION columns say together does not end.",
          "It ends in '\");' or ');'.");
      return Optional.empty();
    }
    return Optional.of(sayings);
  }

  private static boolean isWhole(List<Column> columns) {
    int depth = 0;
    String last = "";
    for (Tokens.Token token : Tokens.of(sample(columns, new HashMap<>()))) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      last = token.value();
    }
    return depth == 0 && last.equals(";");
  }

  // a line for each column, each gap filled so that it can be found again
  private static String sample(List<Column> columns, Map<String, List<Object>> gaps) {
    StringBuilder sample = new StringBuilder();
    for (Column column : columns) {
      sample.append(
          column
              .snippet()
              .filled(
                  gap -> {
                    String filling = String.valueOf(SAMPLE + gaps.size());
                    gaps.put(filling, List.of(column.number(), gap));
                    return filling;
                  }));
      sample.append('\n');
    }
    return sample.toString();
  }

  private static Optional<Saying> read(List<Column> columns, Stage stage, Findings findings) {
    Map<String, List<Object>> gaps = new HashMap<>();
    int before = findings.size();
    List<Call> calls =
        Consequence.read(
            sample(columns, gaps),
            stage,
            line -> columns.get(Math.min(line, columns.size() - 1)).place(),
            findings);
    Map<List<Object>, Boolean> numbers = new HashMap<>();
    for (Call call : calls) {
      Optional<Method> verb =
          Arrays.stream(stage.verbs().getMethods())
              .filter(method -> method.getName().equals(call.verb()))
              .filter(method -> method.getParameterCount() == call.arguments().size())
              .findFirst();
      for (int i = 0; verb.isPresent() && i < call.arguments().size(); i++) {
        Argument argument = call.arguments().get(i);
        if (!argument.isText() && gaps.containsKey(argument.text())) {
          numbers.put(gaps.get(argument.text()), verb.get().getParameterTypes()[i] == int.class);
        }
      }
    }
    return findings.size() == before
        ? Optional.of(new Saying(columns, Map.copyOf(numbers)))
        : Optional.empty();
  }

  /**
   * What a row says here, a line for each column; empty where it says nothing, absent, with
   * findings, where a cell is missing or wrong.
   */
  Optional<List<String>> in(int row, Sheet sheet, CellWriter writer, Findings findings) {
    List<Column> asking =
        columns.stream().filter(column -> !column.snippet().gaps().isEmpty()).toList();
    List<Column> asked = asking.isEmpty() ? columns : asking;
    List<Column> empty =
        asked.stream().filter(column -> sheet.cell(row, column.number()).isEmpty()).toList();
    if (empty.size() == asked.size()) {
      return Optional.of(List.of());
    }
    for (Column column : empty) {
      findings.error(
          column.in(row),
          Code.MISSING,
          "The cell is empty, and what the row says here needs it.",
          "Fill it, or empty the neighbouring cells as well if the row is to say nothing.");
    }
    if (!empty.isEmpty()) {
      return Optional.empty();
    }
    List<String> said = new ArrayList<>();
    for (Column column : columns) {
      written(column, row, writer).ifPresent(said::add);
    }
    return said.size() == columns.size() ? Optional.of(said) : Optional.empty();
  }

  private Optional<String> written(Column column, int row, CellWriter writer) {
    Place cell = column.in(row);
    Optional<List<String>> parts = writer.parts(column.snippet(), cell);
    boolean[] whole = {parts.isPresent()};
    String filled =
        column
            .snippet()
            .filled(
                gap -> {
                  Optional<String> written =
                      parts.flatMap(p -> written(column, gap, p.get(gap.part()), writer, cell));
                  whole[0] &= written.isPresent();
                  return written.orElse("");
                });
    return whole[0] ? Optional.of(filled) : Optional.empty();
  }

  private Optional<String> written(
      Column column, Gap gap, String text, CellWriter writer, Place cell) {
    if (gap.quoted()) {
      return Optional.of(CellWriter.within(text));
    }
    boolean whole = numbers.getOrDefault(List.of(column.number(), gap), false);
    return writer.number(text, whole, cell);
  }
}
