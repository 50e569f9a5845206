package io.holdfast.signal;

import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.FieldType;
import io.holdfast.vocabulary.SignalType;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (2020-12) of the events that come in, made from what the rule set declares. They
 * describe an event in structured mode; its {@code data} is the body of binary mode.
 */
public final class EventSchemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MAX_CUSTOMER_ID_LENGTH = HeaderReader.MAX_CUSTOMER_ID_LENGTH;

  private final SignalLimits limits;

  public EventSchemas(SignalLimits limits) {
    this.limits = limits;
  }

  /** The schemas by event type: every signal type, then the profile. */
  public Map<String, ObjectNode> of(Declarations declarations) {
    Map<String, ObjectNode> schemas = new LinkedHashMap<>();
    for (SignalType type : declarations.signalTypes().values()) {
      String eventType = EventType.ofSignal(type.name());
      schemas.put(eventType, event(eventType, type.description(), type.fields()));
    }
    schemas.put(
        EventType.PROFILE,
        event(EventType.PROFILE, "What is known of a customer", declarations.customerFields()));
    return schemas;
  }

  private ObjectNode event(String type, String description, Map<String, Field> fields) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:holdfast:" + type);
    schema.put("title", type);
    schema.put("description", description);
    schema.put("type", "object");
    ArrayNode required = schema.putArray("required");
    for (String name : new String[] {"specversion", "id", "source", "type", "subject", "time"}) {
      required.add(name);
    }
    if (fields.values().stream().anyMatch(Field::required)) {
      required.add("data");
    }
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("specversion").put("const", "1.0");
    properties.set("id", text(limits.maxAttributeLength()));
    properties.set("source", text(limits.maxAttributeLength()));
    properties.putObject("type").put("const", type);
    properties.set("subject", text(MAX_CUSTOMER_ID_LENGTH).put("description", "The customer's id"));
    properties.set("time", formatted("date-time").put("description", "When it happened"));
    properties.set(
        "recordedtime", formatted("date-time").put("description", "When the source recorded it"));
    properties.set("datacontenttype", JSON.objectNode().put("type", "string"));
    properties.set("data", data(fields));
    return schema;
  }

  private static ObjectNode data(Map<String, Field> fields) {
    ObjectNode data = JSON.objectNode().put("type", "object");
    ArrayNode required = data.putArray("required");
    ObjectNode properties = data.putObject("properties");
    for (Field field : fields.values()) {
      ObjectNode schema = value(field);
      describe(field, schema);
      if (field.required()) {
        required.add(field.name());
        properties.set(field.name(), schema);
      } else {
        ArrayNode either = properties.putObject(field.name()).putArray("anyOf");
        either.add(schema).add(JSON.objectNode().put("type", "null"));
      }
    }
    return data;
  }

  private static ObjectNode value(Field field) {
    return switch (field.type()) {
      case TEXT -> text(field);
      case WHOLE_NUMBER -> number("integer", field);
      case NUMBER -> number("number", field);
      case FLAG -> JSON.objectNode().put("type", "boolean");
      case TIME -> formatted("date-time");
      case DAY -> formatted("date");
      case MONEY -> money(field);
    };
  }

  private static ObjectNode text(Field field) {
    ObjectNode schema = JSON.objectNode().put("type", "string");
    if (!field.values().isEmpty()) {
      ArrayNode values = schema.putArray("enum");
      field.values().forEach(values::add);
    }
    field.otherwise().ifPresent(value -> schema.put("default", value));
    if (field.note()) {
      schema.put("writeOnly", true);
    }
    return field.required() ? schema.put("pattern", "\\S") : schema;
  }

  private static ObjectNode number(String type, Field field) {
    ObjectNode schema = JSON.objectNode().put("type", type);
    field.minimum().ifPresent(minimum -> schema.put("minimum", minimum));
    field.maximum().ifPresent(maximum -> schema.put("maximum", maximum));
    return schema;
  }

  private static ObjectNode money(Field field) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    schema.putArray("required").add("amount").add("currency");
    ObjectNode properties = schema.putObject("properties");
    properties.set("amount", number("number", field));
    ObjectNode currency = properties.putObject("currency").put("type", "string");
    field
        .unit()
        .ifPresentOrElse(
            unit -> currency.put("const", unit), () -> currency.put("pattern", "^[A-Z]{3}$"));
    return schema;
  }

  private static void describe(Field field, ObjectNode schema) {
    String unit =
        field.type() == FieldType.MONEY ? "" : field.unit().map(u -> "in " + u).orElse("");
    String text = field.description().orElse("");
    String both = text.isEmpty() || unit.isEmpty() ? text + unit : text + ", " + unit;
    if (!both.isEmpty()) {
      schema.put("description", both);
    }
  }

  private static ObjectNode text(int maxLength) {
    return JSON.objectNode().put("type", "string").put("minLength", 1).put("maxLength", maxLength);
  }

  private static ObjectNode formatted(String format) {
    return JSON.objectNode().put("type", "string").put("format", format);
  }
}
