package io.holdfast.server.contract;

import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contacts;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schema of a Java record as it is published: what is absent is left out. */
final class RecordSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Map<Class<?>, ObjectNode> SIMPLE =
      Map.of(
          String.class, typed("string"),
          Instant.class, typed("string").put("format", "date-time"),
          LocalDate.class, typed("string").put("format", "date"),
          int.class, typed("integer"),
          long.class, typed("integer"),
          double.class, typed("number"),
          Double.class, typed("number"),
          BigDecimal.class, typed("number"),
          boolean.class, typed("boolean"),
          Object.class, JSON.objectNode());

  private RecordSchema() {}

  static ObjectNode of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      ObjectNode content = of(arguments[arguments.length - 1]);
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == Optional.class) {
        return content;
      }
      return Collection.class.isAssignableFrom(raw)
          ? typed("array").set("items", content)
          : typed("object").set("additionalProperties", content);
    }
    return ofClass((Class<?>) type);
  }

  private static ObjectNode ofClass(Class<?> type) {
    if (SIMPLE.containsKey(type)) {
      return SIMPLE.get(type).deepCopy();
    }
    if (type.isEnum()) {
      ObjectNode schema = typed("string");
      ArrayNode names = schema.putArray("enum");
      for (Object constant : type.getEnumConstants()) {
        names.add(((Enum<?>) constant).name());
      }
      return schema;
    }
    // these two have behaviour in Java and are lists in JSON
    if (type == Contacts.class) {
      return typed("array").set("items", ofClass(Contact.class));
    }
    if (type == Consents.class) {
      return typed("array").set("items", ofClass(Consent.class));
    }
    if (!type.isRecord()) {
      throw new IllegalArgumentException("There is no schema for " + type);
    }
    ObjectNode schema = typed("object");
    ArrayNode required = schema.putArray("required");
    ObjectNode properties = schema.putObject("properties");
    for (RecordComponent component : type.getRecordComponents()) {
      properties.set(component.getName(), of(component.getGenericType()));
      if (component.getType() != Optional.class) {
        required.add(component.getName());
      }
    }
    return schema;
  }

  private record Consent(String purpose, String channel, boolean granted, Instant time) {}

  private static ObjectNode typed(String type) {
    return JSON.objectNode().put("type", type);
  }
}
