package io.holdfast.cli;

import io.holdfast.signal.Cells;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.FieldType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Which column of a customer file becomes which field of the profile.
 *
 * @param id column that holds the customer's id
 * @param numbered what ids begin with where no column holds them; the row's number follows
 * @param fields by field name
 * @param simulated what only a simulation is told, by column of its customers' file
 */
record ImportMapping(
    String id,
    Optional<String> numbered,
    Map<String, Source> fields,
    Map<String, Source> simulated) {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  ImportMapping {
    fields = fields == null ? Map.of() : new LinkedHashMap<>(fields);
    simulated = simulated == null ? Map.of() : new LinkedHashMap<>(simulated);
  }

  /**
   * Where a field comes from.
   *
   * @param column whose value it is; absent where it is constant
   * @param values what each value of the column stands for; absent where it stands for itself
   * @param constant the same value for every customer
   * @param currency of a column that holds amounts of money
   */
  record Source(
      Optional<String> column,
      Optional<Map<String, JsonNode>> values,
      Optional<JsonNode> constant,
      Optional<String> currency) {

    Source {
      // an absent node is read as a null one
      constant = constant.filter(value -> value.isValueNode() && !value.isNull());
    }

    /** The value that a cell of the column stands for, where it stands for one. */
    Optional<JsonNode> read(String cell, Field field) {
      return values.isPresent()
          ? Optional.ofNullable(values.get().get(cell))
          : Cells.read(cell, field, currency);
    }

    /** The word that a cell of the column stands for, where it stands for one. */
    Optional<JsonNode> word(String cell) {
      return values.isPresent()
          ? Optional.ofNullable(values.get().get(cell))
          : Optional.of(StringNode.valueOf(cell));
    }

    /** Why a cell stands for no value. */
    String refusal(String cell, Field field) {
      if (values.isPresent()) {
        String known = String.join(", ", values.get().keySet());
        return "the mapping gives no value for \"" + cell + "\", only for " + known;
      }
      String why = Cells.refusal(cell, field);
      return field.type() == FieldType.FLAG ? why + "; the mapping can give it a value" : why;
    }
  }

  /**
   * Reads a mapping.
   *
   * @throws ImportRefused when it is not one
   */
  static ImportMapping read(String yaml) {
    try {
      return YAML.readValue(yaml, ImportMapping.class);
    } catch (JacksonException e) {
      throw new ImportRefused(List.of("The mapping cannot be read: " + e.getOriginalMessage()));
    }
  }

  /**
   * Makes sure that the mapping fits the file and the profile.
   *
   * @throws ImportRefused with everything that does not
   */
  void check(Collection<String> columns, Map<String, Field> declared) {
    List<String> problems = new ArrayList<>();
    if (numbered.isPresent() == (id != null)) {
      problems.add("id: name the column of the ids, or numbered: what they begin with");
    } else if (id != null && !columns.contains(id)) {
      problems.add("id: there is no column " + id + "; there are " + String.join(", ", columns));
    }
    fields.forEach(
        (name, source) -> {
          if (!declared.containsKey(name)) {
            String known = String.join(", ", new TreeSet<>(declared.keySet()));
            problems.add("fields: the profile has no field " + name + "; it has " + known);
          }
          check(name, source, columns, problems);
        });
    simulated.forEach((name, source) -> check(name, source, columns, problems));
    declared.values().stream()
        .filter(field -> field.required() && !fields.containsKey(field.name()))
        .forEach(field -> problems.add("fields: " + field.name() + " is required"));
    if (!problems.isEmpty()) {
      throw new ImportRefused(problems);
    }
  }

  private static void check(
      String name, Source source, Collection<String> columns, List<String> problems) {
    if (source == null || source.column().isPresent() == source.constant().isPresent()) {
      problems.add(name + ": name either a column or a constant");
    } else if (source.column().isPresent() && !columns.contains(source.column().get())) {
      problems.add(name + ": there is no column " + source.column().get());
    }
  }
}
