package io.holdfast.cli;

import io.holdfast.cli.CustomerRow.Finding;
import io.holdfast.cli.CustomerRow.Profile;
import io.holdfast.cli.ImportMapping.Source;
import io.holdfast.signal.Decoded;
import io.holdfast.signal.Envelope;
import io.holdfast.signal.EventType;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.ProfileUpdate;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * Reads a CSV file of customers: every row becomes a profile, without the values that are blank or
 * wrong, or is refused; nothing is left out silently.
 */
final class CustomerFile {
  private static final JsonMapper JSON = new JsonMapper();
  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

  private final String name;
  private final ImportMapping mapping;
  private final Map<String, Field> declared;
  private final SignalDecoder decoder;
  private final Instant time;
  private final Map<String, Integer> columns = new LinkedHashMap<>();

  /**
   * @param name of the file; part of the events' source
   * @param time of the first row; each further one is a microsecond later
   */
  CustomerFile(
      String name,
      ImportMapping mapping,
      Map<String, Field> declared,
      SignalDecoder decoder,
      Instant time) {
    this.name = name;
    this.mapping = mapping;
    this.declared = declared;
    this.decoder = decoder;
    this.time = time;
  }

  /**
   * Reads the file row by row.
   *
   * @throws ImportRefused before the first row when mapping, file and profile do not fit
   */
  void read(Reader text, Consumer<CustomerRow> rows) {
    try (MappingIterator<String[]> lines = CSV.readerFor(String[].class).readValues(text)) {
      if (!lines.hasNext()) {
        throw new ImportRefused(List.of("The file is empty"));
      }
      header(lines.next());
      for (int number = 1; lines.hasNext(); number++) {
        rows.accept(row(number, lines.next()));
      }
    }
  }

  private void header(String[] names) {
    for (int i = 0; i < names.length; i++) {
      columns.put(names[i].replace("\ufeff", "").strip(), i);
    }
    mapping.check(columns.keySet(), declared);
  }

  private CustomerRow row(int number, String[] cells) {
    List<Finding> findings = new ArrayList<>();
    String customerId =
        mapping.numbered().map(begin -> begin + number).orElseGet(() -> cell(cells, mapping.id()));
    if (customerId.isEmpty()) {
      findings.add(
          new Finding(number, Optional.of(mapping.id()), "blank; the row is refused: no id"));
      return new CustomerRow(number, said(cells), Map.of(), Optional.empty(), findings);
    }
    ObjectNode fields = JSON.createObjectNode();
    mapping
        .fields()
        .forEach(
            (field, source) ->
                value(number, cells, declared.get(field), source, findings)
                    .ifPresent(value -> fields.set(field, value)));
    Map<String, String> simulated = new LinkedHashMap<>();
    mapping.simulated().forEach((name, source) -> simulated.put(name, word(cells, source)));
    return new CustomerRow(
        number,
        said(cells),
        simulated,
        valid(number, customerId, fields, findings),
        List.copyOf(findings));
  }

  private String word(String[] cells, Source source) {
    return source
        .constant()
        .or(() -> source.word(cell(cells, source.column().orElseThrow())))
        .map(JsonNode::asString)
        .orElse("");
  }

  private Optional<JsonNode> value(
      int row, String[] cells, Field field, Source source, List<Finding> findings) {
    if (source.constant().isPresent()) {
      return source.constant();
    }
    String column = source.column().orElseThrow();
    String cell = cell(cells, column);
    Optional<JsonNode> value = cell.isEmpty() ? Optional.empty() : source.read(cell, field);
    if (value.isEmpty()) {
      String what = cell.isEmpty() ? "blank" : source.refusal(cell, field);
      findings.add(new Finding(row, source.column(), what + leftOut(field.name())));
    }
    return value;
  }

  /** The profile without what the decoder does not take; nothing where it is not one then. */
  private Optional<Profile> valid(
      int row, String customerId, ObjectNode fields, List<Finding> findings) {
    for (int attempt = 0; attempt < 2; attempt++) {
      Envelope event = event(row, customerId, fields);
      Decoded<ProfileUpdate> decoded = decoder.profile(event);
      if (decoded instanceof Decoded.Valid<ProfileUpdate> valid) {
        return Optional.of(new Profile(customerId, event, valid.value().fields()));
      }
      boolean last = attempt > 0;
      decoded
          .map(update -> List.<Rejection.Problem>of())
          .fold(none -> none, Rejection::problems)
          .forEach(
              problem -> {
                String field = problem.field().orElse("");
                boolean dropped = fields.remove(field) != null;
                String end = dropped ? leftOut(field) : "; the row is refused";
                if (dropped || last || !declared.containsKey(field)) {
                  findings.add(new Finding(row, column(field), problem.detail() + end));
                }
              });
    }
    return Optional.empty();
  }

  private Envelope event(int row, String customerId, ObjectNode fields) {
    Map<String, String> attributes =
        Map.of(
            "specversion",
            "1.0",
            "id",
            row + "@" + time,
            "source",
            "/import/" + name,
            "type",
            EventType.PROFILE,
            "subject",
            customerId,
            "time",
            time.plusNanos(row * 1_000L).toString());
    return new Envelope(
        Optional.of(JSON.writeValueAsBytes(fields)),
        Optional.of("application/json"),
        attributes,
        Optional.empty());
  }

  private Optional<String> column(String field) {
    return field.equals("subject")
        ? Optional.ofNullable(mapping.id())
        : Optional.ofNullable(mapping.fields().get(field)).flatMap(Source::column);
  }

  private Map<String, String> said(String[] cells) {
    Map<String, String> said = new LinkedHashMap<>();
    columns.keySet().forEach(column -> said.put(column, cell(cells, column)));
    return said;
  }

  private String cell(String[] cells, String column) {
    int index = columns.get(column);
    return index < cells.length ? cells[index].strip() : "";
  }

  private static String leftOut(String field) {
    return "; the field " + field + " is left out";
  }
}
