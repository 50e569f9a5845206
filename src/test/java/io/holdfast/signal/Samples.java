package io.holdfast.signal;

import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.FieldType;
import io.holdfast.vocabulary.SignalType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Declarations and events the tests of this package and its adapters share. */
public final class Samples {
  public static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  /** A valid event, all on one line. */
  public static final String EVENT =
      """
      {"specversion":"1.0","id":"a-1","source":"/crm","type":"org.retention.signal.bill-shock.v1",\
      "subject":"C-17","time":"2026-03-01T09:30:00+01:00","datacontenttype":"application/json",\
      "data":{"risePct":42.5,"bill":{"amount":61.90,"currency":"EUR"},"cause":"roaming",\
      "lines":3,"disputed":true,"seenAt":"2026-02-28T23:30:00-01:00","dueOn":"2026-03-15",\
      "note":"Zu teuer, \\n sagt er 😀","unheardOf":{"a":[1,2]}}}""";

  private Samples() {}

  public static Declarations declarations() {
    Map<String, Field> billShock =
        fields(
            new Field(
                "cause",
                FieldType.TEXT,
                true,
                Optional.empty(),
                Optional.empty(),
                List.of("roaming", "overage", "endOfPromo"),
                Optional.empty(),
                Optional.of("What drove the bill up")),
            number("risePct", FieldType.NUMBER, true, "0", "100"),
            number("lines", FieldType.WHOLE_NUMBER, false, "1", "500"),
            field("disputed", FieldType.FLAG, false),
            field("seenAt", FieldType.TIME, false),
            field("dueOn", FieldType.DAY, false),
            field("bill", FieldType.MONEY, false),
            field("note", FieldType.TEXT, false));
    Map<String, Field> customer =
        fields(
            field("name", FieldType.TEXT, true),
            number("tenureMonths", FieldType.WHOLE_NUMBER, false, "0", "1200"),
            number("monthlyCharges", FieldType.NUMBER, false, "0", "100000"),
            field("senior", FieldType.FLAG, false));
    return new Declarations(
        Map.of(
            "bill-shock",
            new SignalType(
                "bill-shock", "The bill is far above what was usual", billShock, List.of()),
            "customer-left",
            new SignalType("customer-left", "The customer has left", Map.of(), List.of())),
        customer,
        List.of());
  }

  public static Field field(String name, FieldType type, boolean required) {
    return new Field(
        name,
        type,
        required,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  public static Field number(
      String name, FieldType type, boolean required, String minimum, String maximum) {
    return new Field(
        name,
        type,
        required,
        Optional.of(new BigDecimal(minimum)),
        Optional.of(new BigDecimal(maximum)),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  public static Map<String, Field> fields(Field... fields) {
    Map<String, Field> byName = new LinkedHashMap<>();
    Arrays.stream(fields).forEach(field -> byName.put(field.name(), field));
    return byName;
  }

  public static SignalDecoder decoder() {
    return new SignalDecoder(Samples::declarations, SignalLimits.DEFAULT, InstantSource.fixed(NOW));
  }

  public static Envelope structured(String event) {
    return Envelope.structured(event.getBytes(StandardCharsets.UTF_8));
  }
}
