package io.holdfast.rules.sheet;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads comma-separated text. Every line is a row, so that a row has the number that editors and
 * spreadsheet programs show alike.
 */
final class CommaSeparated {
  private static final ObjectReader READER =
      new CsvMapper().readerForListOf(String.class).with(CsvReadFeature.WRAP_AS_ARRAY);
  private static final String HOW_TO_SAVE =
      "Save it as CSV in UTF-8: 'CSV UTF-8' in Excel, character set 'Unicode (UTF-8)' in"
          + " LibreOffice.";

  private final String path;
  private final Findings findings;

  private CommaSeparated(String path, Findings findings) {
    this.path = path;
    this.findings = findings;
  }

  static Optional<Sheet> read(String path, byte[] bytes, Findings findings) {
    return new CommaSeparated(path, findings).read(bytes);
  }

  private Optional<Sheet> read(byte[] bytes) {
    Optional<String> text = text(bytes);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>(text.get().lines().toList());
    char separator = ',';
    if (!lines.isEmpty() && lines.get(0).matches("sep=.")) {
      separator = lines.get(0).charAt(4); // how Excel writes down what it separates by
      lines.set(0, "");
    } else {
      separator = separator(lines);
    }
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    List<List<String>> rows = new ArrayList<>();
    boolean whole = true;
    for (String line : lines) {
      Optional<List<String>> row = row(line, READER.with(schema), rows.size() + 1);
      whole &= row.isPresent();
      rows.add(row.orElse(List.of()));
    }
    return whole
        ? Optional.of(new Sheet(path, rows, separator != ',', Map.of()))
        : Optional.empty();
  }

  private Optional<String> text(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    boolean wide = text.chars().anyMatch(c -> c == 0);
    if (result.isError() || wide) {
      int row = wide ? 0 : 1 + (int) text.chars().filter(c -> c == '\n').count();
      findings.error(new Place(path, row), Code.SYNTAX, "The file is not UTF-8 text.", HOW_TO_SAVE);
      return Optional.empty();
    }
    return Optional.of(text.toString());
  }

  // what stands after the first cell; the first cell of a table file is a plain word
  private static char separator(List<String> lines) {
    for (String line : lines) {
      for (int i = 0; i < line.length(); i++) {
        if (",;\t".indexOf(line.charAt(i)) >= 0) {
          return line.charAt(i);
        }
      }
    }
    return ',';
  }

  private Optional<List<String>> row(String line, ObjectReader reader, int row) {
    if (line.isBlank()) {
      return Optional.of(List.of());
    }
    try {
      List<List<String>> rows = reader.<List<String>>readValues(line).readAll();
      return Optional.of(rows.isEmpty() ? List.of() : rows.get(0));
    } catch (JacksonException e) {
      findings.error(
          new Place(path, row),
          Code.SYNTAX,
          "The quotes of this row cannot be read.",
          "A text with a separator or a quote in it stands in quotes, with the quotes inside"
              + " doubled, and on one line.");
      return Optional.empty();
    }
  }
}
