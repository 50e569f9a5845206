package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.sheet.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what stands in a cell the way the engine reads it, or says why that cannot be. */
final class CellWriter {
  private final Sheet sheet;
  private final Findings findings;

  CellWriter(Sheet sheet, Findings findings) {
    this.sheet = sheet;
    this.findings = findings;
  }

  /** The parts a snippet takes of a cell, the first being the whole; absent, with a finding. */
  Optional<List<String>> parts(Snippet snippet, Place cell) {
    String text = sheet.cell(cell.line(), cell.column());
    int wanted = snippet.parts();
    List<String> parts = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (wanted > 0 && (parts.size() != wanted || parts.contains(""))) {
      findings.error(
          cell,
          Code.INVALID_VALUE,
          "The cell needs %d parts with commas between them, and '%s' has %d."
              .formatted(wanted, text, parts.stream().filter(part -> !part.isEmpty()).count()));
      return Optional.empty();
    }
    List<String> all = new ArrayList<>(List.of(text));
    all.addAll(parts);
    return Optional.of(all);
  }

  /** A text within quotes, without the quotes. */
  static String within(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  static String text(String text) {
    return '"' + within(text) + '"';
  }

  Optional<String> number(String text, boolean whole, Place cell) {
    Optional<BigDecimal> number = sheet.number(text);
    if (number.isEmpty()) {
      findings.error(
          cell,
          Code.INVALID_VALUE,
          "'%s' is no number.".formatted(text),
          Sheet.numberInstead(text));
    } else if (whole && number.get().stripTrailingZeros().scale() > 0) {
      findings.error(
          cell,
          Code.INVALID_VALUE,
          "'%s' is no whole number.".formatted(text),
          "Write a number without a fraction, such as 14.");
      return Optional.empty();
    }
    return number.map(CellWriter::plain);
  }

  private static String plain(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.setScale(Math.max(0, shortest.scale())).toPlainString();
  }

  Optional<String> flag(String text, Place cell) {
    String word = text.toLowerCase(Locale.ROOT);
    if (word.equals("true") || word.equals("false")) {
      return Optional.of(word);
    }
    findings.error(
        cell,
        Code.INVALID_VALUE,
        "'%s' is neither true nor false.".formatted(text),
        "Write true or false, or leave the cell empty.");
    return Optional.empty();
  }
}
