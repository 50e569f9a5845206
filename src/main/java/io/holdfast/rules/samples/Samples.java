package io.holdfast.rules.samples;

import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.SignalType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signals as they may arrive, made up from their declarations: full ones and the barest allowed.
 */
public final class Samples {
  private static final int VARIANTS = 4;

  private final Declarations declarations;
  private final Instant now;

  public Samples(Declarations declarations, Instant now) {
    this.declarations = declarations;
    this.now = now;
  }

  /** A full, several middling and a bare case of every signal type. */
  public List<Facts> facts() {
    List<Facts> facts = new ArrayList<>();
    for (SignalType type : declarations.signalTypes().values()) {
      facts.add(facts(type, Map.of(), Map.of(), data(type.fields().values(), 0, true)));
      for (int variant = 0; variant < VARIANTS; variant++) {
        facts.add(
            facts(
                type,
                data(declarations.customerFields().values(), variant, false),
                history(variant),
                data(type.fields().values(), variant, false)));
      }
    }
    return facts;
  }

  private Facts facts(
      SignalType type,
      Map<String, Object> profile,
      Map<String, Object> history,
      Map<String, Object> data) {
    Signal signal = new Signal("sample", "sample", type.name(), now, now, "sample", data);
    return new Facts(
        signal,
        profile,
        history,
        new Contacts(List.of(), now),
        new Consents(Map.of()),
        Optional.empty(),
        List.of(),
        false,
        now);
  }

  private Map<String, Object> history(int variant) {
    Map<String, Object> history = new LinkedHashMap<>();
    declarations.windows().forEach(window -> history.put(window.name(), (long) variant * variant));
    return history;
  }

  private Map<String, Object> data(Iterable<Field> fields, int variant, boolean onlyRequired) {
    Map<String, Object> data = new LinkedHashMap<>();
    for (Field field : fields) {
      if (field.required() || !onlyRequired) {
        data.put(field.name(), value(field, variant));
      }
    }
    return data;
  }

  Object value(Field field, int variant) {
    return switch (field.type()) {
      case TEXT ->
          field.values().isEmpty() ? "sample" : field.values().get(variant % field.values().size());
      case WHOLE_NUMBER -> (long) number(field, variant);
      case NUMBER -> number(field, variant);
      case FLAG -> variant % 2 == 0;
      case TIME -> now.toString();
      case DAY -> LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(variant).toString();
      case MONEY -> Map.of("amount", BigDecimal.valueOf(10L * variant), "currency", "EUR");
    };
  }

  private static double number(Field field, int variant) {
    double from = field.minimum().map(BigDecimal::doubleValue).orElse(0.0);
    double to = field.maximum().map(BigDecimal::doubleValue).orElse(from + 100);
    return from + (to - from) * variant / (VARIANTS - 1);
  }
}
