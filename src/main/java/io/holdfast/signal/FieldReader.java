package io.holdfast.signal;

import io.holdfast.signal.Rejection.Code;
import io.holdfast.vocabulary.Field;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads declared fields out of JSON; others are left aside. */
final class FieldReader {
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());
  private static final BigDecimal AMOUNT_BOUND = BigDecimal.valueOf(1_000_000_000_000_000L);
  private static final int AMOUNT_DECIMALS = 6;
  private static final double EXACT_BOUND = 1L << 53;
  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 9999;

  private final Problems problems;

  FieldReader(Problems problems) {
    this.problems = problems;
  }

  /** The values, in declared order and shaped as {@code Signal.data()} has them. */
  Map<String, Object> read(Map<String, Field> fields, JsonNode data) {
    Map<String, Object> values = new LinkedHashMap<>(fields.size() * 2);
    for (Field field : fields.values()) {
      JsonNode node = data.get(field.name());
      if (node != null && !node.isNull()) {
        Object value = value(field, node);
        if (value != null && !field.note()) {
          values.put(field.name(), value);
        }
      } else if (field.required()) {
        missing(field);
      } else {
        field.otherwise().ifPresent(value -> values.put(field.name(), value));
      }
    }
    return Collections.unmodifiableMap(values);
  }

  /** What people said in words; for data that has been read without a problem. */
  static Map<String, String> notes(Map<String, Field> fields, JsonNode data) {
    Map<String, String> notes = new LinkedHashMap<>();
    for (Field field : fields.values()) {
      JsonNode node = field.note() ? data.get(field.name()) : null;
      if (node != null && node.isString() && !node.stringValue().isBlank()) {
        notes.put(field.name(), node.stringValue());
      }
    }
    return Collections.unmodifiableMap(notes);
  }

  /** The value; null after adding to the problems. */
  private Object value(Field field, JsonNode node) {
    return switch (field.type()) {
      case TEXT -> text(field, node);
      case WHOLE_NUMBER -> wholeNumber(field, node);
      case NUMBER -> number(field, node);
      case FLAG -> node.isBoolean() ? node.booleanValue() : wrong(field, node, "true or false");
      case TIME -> time(field, node);
      case DAY -> day(field, node);
      case MONEY -> money(field, node);
    };
  }

  private Object text(Field field, JsonNode node) {
    if (!node.isString()) {
      return wrong(field, node, "text in quotes");
    }
    String text = node.stringValue();
    if (!Characters.text(text)) {
      return refuse(Code.CONTROL_CHARACTER, field, "holds a control character or half a character");
    }
    if (!field.values().isEmpty() && !field.values().contains(text)) {
      return refuse(
          Code.INVALID_FIELD,
          field,
          "must be one of " + String.join(", ", field.values()) + ", not " + Problems.shown(text));
    }
    if (field.required() && text.isBlank()) {
      return missing(field);
    }
    return text;
  }

  private Object wholeNumber(Field field, JsonNode node) {
    if (!node.isNumber()) {
      return wrong(field, node, "a whole number without quotes");
    }
    double rough = node.decimalValue().doubleValue();
    if (rough != Math.rint(rough)) {
      return wrong(field, node, "a whole number");
    }
    if (!(Math.abs(rough) <= EXACT_BOUND)) {
      return refuse(Code.OUT_OF_RANGE, field, "has more digits than are kept exactly");
    }
    long whole = (long) rough;
    return inRange(field, BigDecimal.valueOf(whole)) ? whole : null;
  }

  private Object number(Field field, JsonNode node) {
    if (!node.isNumber()) {
      return wrong(field, node, "a number without quotes");
    }
    double number = node.decimalValue().doubleValue();
    if (!Double.isFinite(number)) {
      return refuse(Code.OUT_OF_RANGE, field, "is larger than any number that is kept");
    }
    return inRange(field, node.decimalValue()) ? number : null;
  }

  private Object time(Field field, JsonNode node) {
    Optional<Instant> time = node.isString() ? time(node.stringValue()) : Optional.empty();
    if (time.isEmpty()) {
      return wrong(field, node, "a time such as \"2026-03-01T09:00:00+01:00\"");
    }
    int year = time.get().atOffset(ZoneOffset.UTC).getYear();
    return inCalendar(field, year) ? time.get().toString() : null;
  }

  private Object day(Field field, JsonNode node) {
    if (node.isString()) {
      try {
        LocalDate day = LocalDate.parse(node.stringValue());
        return inCalendar(field, day.getYear()) ? day.toString() : null;
      } catch (DateTimeException e) {
        // reported below
      }
    }
    return wrong(field, node, "a day such as \"2026-03-01\"");
  }

  private Object money(Field field, JsonNode node) {
    JsonNode amount = node.path("amount");
    JsonNode currency = node.path("currency");
    if (!amount.isNumber() || !currency.isString()) {
      return wrong(field, node, "money such as {\"amount\": 12.50, \"currency\": \"EUR\"}");
    }
    String code = currency.stringValue();
    if (!CURRENCIES.contains(code) || !field.unit().map(code::equals).orElse(true)) {
      String expected = field.unit().orElse("an ISO 4217 code such as EUR");
      return refuse(
          Code.INVALID_FIELD,
          field,
          "currency must be " + expected + ", not " + Problems.shown(code));
    }
    BigDecimal exact = amount.decimalValue();
    if (exact.abs().compareTo(AMOUNT_BOUND) >= 0 || exact.scale() > AMOUNT_DECIMALS) {
      return refuse(
          Code.OUT_OF_RANGE, field, "amount must be below 1e15 with at most 6 decimal places");
    }
    if (!inRange(field, exact)) {
      return null;
    }
    Map<String, Object> money = new LinkedHashMap<>(4);
    money.put("amount", exact.scale() < 0 ? exact.setScale(0) : exact);
    money.put("currency", code);
    return Collections.unmodifiableMap(money);
  }

  /** A point in time with offset, as RFC 3339 writes it. */
  static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private boolean inCalendar(Field field, int year) {
    if (year >= EARLIEST_YEAR && year <= LATEST_YEAR) {
      return true;
    }
    refuse(Code.IMPLAUSIBLE_TIME, field, "must lie in the years 1900 to 9999");
    return false;
  }

  private boolean inRange(Field field, BigDecimal value) {
    boolean tooLow = field.minimum().isPresent() && value.compareTo(field.minimum().get()) < 0;
    boolean tooHigh = field.maximum().isPresent() && value.compareTo(field.maximum().get()) > 0;
    if (tooLow || tooHigh) {
      refuse(Code.OUT_OF_RANGE, field, "must be " + range(field) + ", not " + value);
    }
    return !tooLow && !tooHigh;
  }

  private static String range(Field field) {
    String unit = field.unit().map(u -> ' ' + u).orElse("");
    if (field.minimum().isEmpty()) {
      return "at most " + field.maximum().get().toPlainString() + unit;
    }
    String minimum = field.minimum().get().toPlainString();
    return field
        .maximum()
        .map(maximum -> minimum + " to " + maximum.toPlainString() + unit)
        .orElse("at least " + minimum + unit);
  }

  private Object missing(Field field) {
    return refuse(Code.MISSING_FIELD, field, "is required");
  }

  private Object wrong(Field field, JsonNode node, String expected) {
    String kind = node.getNodeType().name().toLowerCase(Locale.ROOT);
    String found = node.isContainer() ? "" : ' ' + Problems.shown(node.asString());
    return refuse(Code.INVALID_FIELD, field, "must be " + expected + ", not the " + kind + found);
  }

  private Object refuse(Code code, Field field, String detail) {
    problems.add(code, field.name(), detail);
    return null;
  }
}
