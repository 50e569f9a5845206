package io.holdfast.rules.cases;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.signal.DeclaredFields;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.FieldType;
import io.holdfast.vocabulary.SignalType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the fields of signals and customers that a case gives, as upstream's are read. */
final class FieldTeller {
  private static final JsonMapper JSON = new JsonMapper();

  private final Declarations declarations;
  private final Findings findings;

  FieldTeller(Declarations declarations, Findings findings) {
    this.declarations = declarations;
    this.findings = findings;
  }

  /** The signal's data. A required field that is not given has the first value allowed. */
  Map<String, Object> signal(SignalType type, Given given) {
    Map<String, YamlEntry> said = given.fields();
    said.forEach((name, entry) -> check(type, name, entry, given));
    Map<String, Object> plain = new LinkedHashMap<>();
    for (Field field : type.fields().values()) {
      YamlEntry entry = said.get(field.name());
      if (entry != null && !entry.isNothing()) {
        plain.put(field.name(), plain(field, entry));
      } else if (field.required()) {
        plain.put(field.name(), usual(field));
      }
    }
    return read(type.fields(), plain, said);
  }

  // what a case starts from may be meant for signals of other types
  private void check(SignalType type, String name, YamlEntry entry, Given given) {
    boolean elsewhere =
        declarations.signalTypes().values().stream().anyMatch(t -> t.fields().containsKey(name));
    if (!type.fields().containsKey(name) && (given.own().contains(name) || !elsewhere)) {
      Collection<String> known = new TreeSet<>(type.fields().keySet());
      known.addAll(Given.WORDS);
      unknown(type.name(), name, known, entry, findings);
    }
  }

  Map<String, Object> customer(Given given) {
    Map<String, Field> fields = declarations.customerFields();
    Map<String, YamlEntry> said = given.group(Given.CUSTOMER);
    Map<String, Object> plain = new LinkedHashMap<>();
    said.forEach(
        (name, entry) -> {
          if (fields.containsKey(name)) {
            plain.put(name, plain(fields.get(name), entry));
          } else {
            unknown("Customer", name, fields.keySet(), entry, findings);
          }
        });
    return read(fields, plain, said);
  }

  static void unknown(
      String owner, String name, Collection<String> known, YamlEntry entry, Findings findings) {
    findings.error(
        entry.place(),
        Code.UNKNOWN_FIELD,
        "'%s' has no '%s'.".formatted(owner, name),
        Names.suggest(name, known));
  }

  private Map<String, Object> read(
      Map<String, Field> fields, Map<String, Object> plain, Map<String, YamlEntry> said) {
    JsonNode data = JSON.valueToTree(plain);
    return DeclaredFields.read(
        fields,
        data,
        problem -> {
          YamlEntry entry = said.get(problem.field().orElse(""));
          findings.error(
              entry == null ? Place.of("") : entry.place(),
              Code.INVALID_VALUE,
              problem.detail() + '.');
        });
  }

  // analysts say yes and no
  private static Object plain(Field field, YamlEntry entry) {
    Object value = entry.plain();
    if (field.type() == FieldType.FLAG && value instanceof String) {
      return value.equals("yes") ? (Object) true : value.equals("no") ? (Object) false : value;
    }
    return value;
  }

  private static Object usual(Field field) {
    BigDecimal least = field.minimum().orElse(BigDecimal.ZERO).max(BigDecimal.ZERO);
    return switch (field.type()) {
      case TEXT -> field.values().isEmpty() ? field.name() : field.values().get(0);
      case WHOLE_NUMBER, NUMBER -> field.maximum().map(least::min).orElse(least);
      case FLAG -> false;
      case TIME -> "2026-01-01T00:00:00Z";
      case DAY -> "2026-01-01";
      case MONEY -> Map.of("amount", least, "currency", field.unit().orElse("EUR"));
    };
  }
}
