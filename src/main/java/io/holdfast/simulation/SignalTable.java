package io.holdfast.simulation;

import io.holdfast.signal.Cells;
import io.holdfast.signal.Decoded;
import io.holdfast.signal.Envelope;
import io.holdfast.signal.EventType;
import io.holdfast.signal.RecordedSignals;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.Rejection.Code;
import io.holdfast.signal.Rejection.Problem;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * A CSV file of signals, a row each: its type, whose it is, when it was, and the type's fields by
 * their names.
 */
record SignalTable(Path file) implements RecordedSignals {
  private static final String TYPE = "type";
  private static final String CUSTOMER = "customerId";
  private static final String TIME = "time";
  private static final String ID = "id";
  private static final List<String> NEEDED = List.of(TYPE, CUSTOMER, TIME);
  private static final List<String> HEADER = List.of(TYPE, CUSTOMER, TIME, ID);
  private static final JsonMapper JSON = new JsonMapper();
  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

  @Override
  public String name() {
    return file.getFileName().toString();
  }

  @Override
  public Reading read(List<Declarations> declared) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("There is no file " + file);
    }
    Map<String, Map<String, Field>> fields = new LinkedHashMap<>();
    declared.forEach(
        one ->
            one.signalTypes()
                .forEach(
                    (name, type) -> {
                      Map<String, Field> known =
                          fields.computeIfAbsent(name, n -> new LinkedHashMap<>());
                      type.fields().forEach(known::putIfAbsent);
                    }));
    MappingIterator<String[]> rows = CSV.readerFor(String[].class).readValues(file.toFile());
    Map<String, Integer> columns = new LinkedHashMap<>();
    String[] header = rows.hasNext() ? rows.next() : new String[0];
    for (int i = 0; i < header.length; i++) {
      columns.put(header[i].replace("\ufeff", "").strip(), i);
    }
    check(columns, fields);
    return new Rows(file, rows, columns, fields);
  }

  /** A column that nobody can take is a misspelt one, and its values would be missed. */
  private void check(Map<String, Integer> columns, Map<String, Map<String, Field>> fields) {
    List<String> problems = new ArrayList<>();
    NEEDED.stream()
        .filter(name -> !columns.containsKey(name))
        .forEach(name -> problems.add("there is no column " + name));
    TreeSet<String> known = new TreeSet<>();
    fields.values().forEach(of -> known.addAll(of.keySet()));
    columns.keySet().stream()
        .filter(name -> !HEADER.contains(name) && !known.contains(name))
        .forEach(name -> problems.add("no signal has a field '%s'".formatted(name)));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(file + ":1 " + String.join("; ", problems));
    }
  }

  private static final class Rows implements Reading {
    private final Path file;
    private final MappingIterator<String[]> rows;
    private final Map<String, Integer> columns;
    private final Map<String, Map<String, Field>> fields;
    private int row;

    Rows(
        Path file,
        MappingIterator<String[]> rows,
        Map<String, Integer> columns,
        Map<String, Map<String, Field>> fields) {
      this.file = file;
      this.rows = rows;
      this.columns = columns;
      this.fields = fields;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public RecordedEvent next() {
      row++;
      return new RecordedEvent(
          "%s row %d,".formatted(file, row), Optional.empty(), event(rows.next()));
    }

    private Decoded<Envelope> event(String[] cells) {
      ObjectNode data = JSON.createObjectNode();
      List<Problem> problems = new ArrayList<>();
      String type = cell(cells, TYPE);
      if (fields.containsKey(type)) {
        fields.get(type).forEach((name, field) -> value(cell(cells, name), field, data, problems));
      } else {
        String why = "column type: there is no signal '%s'".formatted(type);
        problems.add(new Problem(Code.UNKNOWN_TYPE, Optional.of(TYPE), why));
      }
      if (!problems.isEmpty()) {
        return new Decoded.Refused<>(new Rejection(problems));
      }
      String id = cell(cells, ID);
      return new Decoded.Valid<>(
          new Envelope(
              Optional.of(JSON.writeValueAsBytes(data)),
              Optional.of("application/json"),
              Map.of(
                  "specversion",
                  "1.0",
                  "id",
                  id.isEmpty() ? "row-" + row : id,
                  "source",
                  "/table/" + file.getFileName(),
                  "type",
                  EventType.ofSignal(type),
                  "subject",
                  cell(cells, CUSTOMER),
                  "time",
                  cell(cells, TIME)),
              Optional.empty()));
    }

    private static void value(String cell, Field field, ObjectNode data, List<Problem> problems) {
      if (cell.isEmpty()) {
        return;
      }
      Optional<JsonNode> value = Cells.read(cell, field, Optional.empty());
      value.ifPresent(read -> data.set(field.name(), read));
      if (value.isEmpty()) {
        String why = "column %s: %s".formatted(field.name(), Cells.refusal(cell, field));
        problems.add(new Problem(Code.INVALID_FIELD, Optional.of(field.name()), why));
      }
    }

    private String cell(String[] cells, String column) {
      Integer index = columns.get(column);
      return index == null || index >= cells.length ? "" : cells[index].strip();
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
