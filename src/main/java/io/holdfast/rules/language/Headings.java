package io.holdfast.rules.language;

import io.holdfast.action.Wording;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.language.RuleReader.StageRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the columns of a table are called, and so what its cells ask, by language. */
public final class Headings {
  private final Map<String, Map<Integer, String>> others;

  /**
   * @param others what columns are called beside their headings, by language and column
   */
  Headings(Map<String, Map<Integer, String>> others) {
    this.others = Map.copyOf(others);
  }

  /** What a cell asks, such as {@code From percent: 40}; nothing for a column without heading. */
  Map<String, String> over(Column column, Place cell, String text) {
    Map<String, String> asked = new LinkedHashMap<>();
    boolean marked = column.snippet().gaps().isEmpty();
    if (!cell.heading().isEmpty()) {
      asked.put(Wording.FALLBACK, marked ? cell.heading() : cell.heading() + ": " + text);
    }
    others.forEach(
        (language, columns) -> {
          String heading = columns.get(cell.column());
          if (heading != null) {
            asked.put(language, marked ? heading : heading + colon(language) + text);
          }
        });
    return asked;
  }

  private static String colon(String language) {
    return language.startsWith("zh") ? "：" : ": ";
  }

  /**
   * Finds tables whose columns are not called anything in a language decisions are explained in.
   */
  public static void inEach(List<StageRules> stages, List<String> languages, Findings findings) {
    for (StageRules stage : stages) {
      for (Table table : stage.tables()) {
        for (String language : languages) {
          if (table.words().values().stream().anyMatch(asked -> !asked.containsKey(language))) {
            missing(table, language, findings);
          }
        }
      }
    }
  }

  private static void missing(Table table, String language, Findings findings) {
    findings.warn(
        table.place(),
        Code.MISSING,
        "The columns that ask something have no headings in %s.".formatted(language),
        language.equals(Wording.FALLBACK)
            ? "Write them into the row above the table's first."
            : "Write '@%s' into a row above the table, and each heading into its column."
                .formatted(language));
  }
}
