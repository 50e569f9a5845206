package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.language.Condition.Comparison;
import io.holdfast.rules.language.Snippet.Gap;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column whose cells say when a row fits, with what may stand in them. */
final class ConditionColumn {
  private static final String PATH = "([\\p{L}_][\\p{L}\\p{N}_.!]*(?:\\([^()]*\\))?)";
  private static final Pattern COMPARED = Pattern.compile(PATH + "\\s*([=!<>]=|[<>])\\s*\"?$");
  private static final Pattern LISTED = Pattern.compile(PATH + "\\s+(?:not\\s+)?in\\s*\\(\\s*$");

  /** What a cell may hold where the field has no value at all. */
  private static final String UNKNOWN = "unknown";

  /** What a cell may hold where its column asks one thing only. */
  private static final Set<String> MARKS = Set.of("x", "yes", "true");

  /** What is wrong with a head; the rest may hang on the cell, or on the columns before. */
  private static final Set<Code> WHATEVER_THE_CELL =
      EnumSet.of(Code.SYNTAX, Code.FORBIDDEN, Code.UNKNOWN_FIELD, Code.TYPE_MISMATCH);

  private final Column column;
  private final CellWriter writer;
  private final Findings findings;

  /** By gap: what the cell is compared with. */
  private final Map<Gap, Type> types = new HashMap<>();

  private ConditionColumn(Column column, CellWriter writer, Findings findings) {
    this.column = column;
    this.writer = writer;
    this.findings = findings;
  }

  /** The column; absent, with findings, where what its head says cannot be. */
  static Optional<ConditionColumn> of(
      Column column,
      DeclaredType type,
      Vocabulary vocabulary,
      CellWriter writer,
      Findings findings) {
    ConditionColumn made = new ConditionColumn(column, writer, findings);
    Snippet snippet = column.snippet();
    boolean known = true;
    for (Gap gap : snippet.gaps()) {
      String before = snippet.text().substring(0, gap.start());
      Optional<String> path = group(COMPARED, before).or(() -> group(LISTED, before));
      if (path.isPresent()) {
        Optional<Type> asked = typeOf(path.get(), type, vocabulary, column.place(), findings);
        asked.ifPresent(t -> made.types.put(gap, t));
        known &= asked.isPresent();
      }
    }
    return known && made.canBeAsked(type, vocabulary) ? Optional.of(made) : Optional.empty();
  }

  // what is wrong whatever stands in the cells is said once, of the head
  private boolean canBeAsked(DeclaredType type, Vocabulary vocabulary) {
    Findings words = wrongWith("x", type, vocabulary);
    // a verb may be given numbers just as well
    if (words.size() == 0 || wrongWith("1", type, vocabulary).size() == 0) {
      return true;
    }
    findings.take(words);
    return false;
  }

  private Findings wrongWith(String given, DeclaredType type, Vocabulary vocabulary) {
    String asked = column.snippet().filled(gap -> sample(gap, given));
    Findings found = new Findings();
    Conditions.read(asked, type, vocabulary, column.place(), found);
    Findings wrong = new Findings();
    wrong.take(found, WHATEVER_THE_CELL);
    return wrong;
  }

  private String sample(Gap gap, String given) {
    Type type = types.get(gap);
    if (type == null) {
      return gap.quoted() ? given : bare(given);
    }
    String word = type.values().isEmpty() ? "x" : type.values().get(0);
    if (gap.quoted()) {
      return CellWriter.within(word);
    }
    return switch (type.kind()) {
      case NUMBER -> type.minimum().or(type::maximum).map(BigDecimal::toPlainString).orElse("1");
      case FLAG -> "true";
      default -> CellWriter.text(word);
    };
  }

  private static String bare(String text) {
    return text.matches("-?\\d+(\\.\\d+)?|true|false") ? text : CellWriter.text(text);
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Optional<Type> typeOf(
      String path, DeclaredType type, Vocabulary vocabulary, Place place, Findings findings) {
    // whatever the field is, it may be asked whether it is there
    String question = path + " == null";
    Optional<Condition> read = Conditions.read(question, type, vocabulary, place, new Findings());
    if (read.isEmpty()) {
      Conditions.read(question, type, vocabulary, place, findings);
    }
    return read.filter(Comparison.class::isInstance)
        .map(condition -> ((Comparison) condition).left().type());
  }

  Column column() {
    return column;
  }

  /** What the cell of a row, which is not empty, asks; absent, with a finding. */
  Optional<String> condition(int row, String text) {
    Place cell = column.in(row);
    Snippet snippet = column.snippet();
    if (snippet.gaps().isEmpty()) {
      return mark(text, cell);
    }
    if (text.equalsIgnoreCase(UNKNOWN) && snippet.gaps().size() == 1) {
      Type type = types.get(snippet.gaps().get(0));
      if (type != null && !type.values().contains(text)) {
        return unknown(type, cell);
      }
    }
    Optional<List<String>> parts = writer.parts(snippet, cell);
    boolean[] whole = {parts.isPresent()};
    String filled =
        snippet.filled(
            gap -> {
              Optional<String> written = parts.flatMap(p -> written(gap, p.get(gap.part()), cell));
              whole[0] &= written.isPresent();
              return written.orElse("");
            });
    return whole[0] ? Optional.of(filled) : Optional.empty();
  }

  private Optional<String> mark(String text, Place cell) {
    if (MARKS.contains(text.toLowerCase(Locale.ROOT))) {
      return Optional.of(column.snippet().text());
    }
    findings.error(
        cell,
        Code.INVALID_VALUE,
        "'%s' says nothing here: the column asks '%s'.".formatted(text, column.snippet().text()),
        "Write x where it must be so, or leave the cell empty.");
    return Optional.empty();
  }

  private Optional<String> unknown(Type type, Place cell) {
    String before = column.snippet().text().substring(0, column.snippet().gaps().get(0).start());
    Matcher compared = COMPARED.matcher(before);
    if (!type.optional() || !compared.find()) {
      findings.error(
          cell,
          Code.INVALID_VALUE,
          "The cell asks for what is unknown, and it is always known here.",
          "Write a value, or leave the cell empty.");
      return Optional.empty();
    }
    String operator = compared.group(2).equals("!=") ? " != null" : " == null";
    return Optional.of(before.substring(0, compared.end(1)) + operator);
  }

  private Optional<String> written(Gap gap, String text, Place cell) {
    if (gap.quoted()) {
      return Optional.of(CellWriter.within(text));
    }
    Type type = types.get(gap);
    if (type == null) {
      return Optional.of(bare(text));
    }
    boolean list =
        LISTED.matcher(column.snippet().text().substring(0, gap.start())).find() && gap.part() == 0;
    List<String> values =
        list ? Arrays.stream(text.split(",", -1)).map(String::strip).toList() : List.of(text);
    List<Optional<String>> written = values.stream().map(v -> value(type, v, cell)).toList();
    return written.stream().allMatch(Optional::isPresent)
        ? Optional.of(String.join(", ", written.stream().map(Optional::get).toList()))
        : Optional.empty();
  }

  private Optional<String> value(Type type, String text, Place cell) {
    return switch (type.kind()) {
      case NUMBER -> writer.number(text, type.whole(), cell);
      case FLAG -> writer.flag(text, cell);
      default -> Optional.of(CellWriter.text(text));
    };
  }
}
