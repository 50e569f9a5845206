package io.holdfast.signal;

import io.holdfast.vocabulary.Field;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Turns the text of a table's cell into a value of the field it is for. */
public final class Cells {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern MONEY = Pattern.compile("(\\S+) +([A-Z]{3})");

  private Cells() {}

  /**
   * The value, where the text is one.
   *
   * @param currency of an amount of money that does not name one itself, as {@code 12.50 EUR} does
   */
  public static Optional<JsonNode> read(String cell, Field field, Optional<String> currency) {
    return switch (field.type()) {
      case TEXT, TIME, DAY -> Optional.of(JSON.stringNode(cell));
      case WHOLE_NUMBER, NUMBER -> number(cell);
      case FLAG ->
          cell.equals("true") || cell.equals("false")
              ? Optional.of(JSON.booleanNode(Boolean.parseBoolean(cell)))
              : Optional.empty();
      case MONEY -> {
        Matcher money = MONEY.matcher(cell);
        yield money.matches()
            ? money(money.group(1), money.group(2))
            : money(cell, currency.or(field::unit).orElse(""));
      }
    };
  }

  /** Why the text is no value. */
  public static String refusal(String cell, Field field) {
    return switch (field.type()) {
      case FLAG -> "\"" + cell + "\" is neither true nor false";
      case WHOLE_NUMBER, NUMBER, MONEY -> "\"" + cell + "\" is no number such as 1234.50";
      case TEXT, TIME, DAY -> "\"" + cell + "\" is not taken";
    };
  }

  private static Optional<JsonNode> money(String amount, String currency) {
    return number(amount)
        .map(number -> JSON.objectNode().put("currency", currency).set("amount", number));
  }

  private static Optional<JsonNode> number(String cell) {
    try {
      return Optional.of(JSON.numberNode(new BigDecimal(cell)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
