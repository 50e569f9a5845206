package io.holdfast.cli;

import io.holdfast.cli.ImportMapping.Source;
import io.holdfast.vocabulary.Field;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Turns the text of a cell into a value of the field it is for. */
final class Cells {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Cells() {}

  /** The value, where the text is one. */
  static Optional<JsonNode> read(String cell, Field field, Source source) {
    if (source.values().isPresent()) {
      return Optional.ofNullable(source.values().get().get(cell));
    }
    return switch (field.type()) {
      case TEXT, TIME, DAY -> Optional.of(JSON.stringNode(cell));
      case WHOLE_NUMBER, NUMBER -> number(cell);
      case FLAG ->
          cell.equals("true") || cell.equals("false")
              ? Optional.of(JSON.booleanNode(Boolean.parseBoolean(cell)))
              : Optional.empty();
      case MONEY ->
          number(cell)
              .map(
                  amount ->
                      JSON.objectNode()
                          .put("currency", source.currency().orElse(""))
                          .set("amount", amount));
    };
  }

  /** Why the text is no value. */
  static String refusal(String cell, Field field, Source source) {
    if (source.values().isPresent()) {
      String known = String.join(", ", source.values().get().keySet());
      return "the mapping gives no value for \"" + cell + "\", only for " + known;
    }
    return switch (field.type()) {
      case FLAG -> "\"" + cell + "\" is neither true nor false; the mapping can give it a value";
      case WHOLE_NUMBER, NUMBER, MONEY -> "\"" + cell + "\" is no number such as 1234.50";
      case TEXT, TIME, DAY -> "\"" + cell + "\" is not taken";
    };
  }

  private static Optional<JsonNode> number(String cell) {
    try {
      return Optional.of(JSON.numberNode(new BigDecimal(cell)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
