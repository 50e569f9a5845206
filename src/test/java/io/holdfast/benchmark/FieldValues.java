package io.holdfast.benchmark;

import static java.util.Map.entry;

import io.holdfast.vocabulary.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Plausible values for declared fields, small ones more often than large ones. */
final class FieldValues {
  private static final double OPTIONAL_SHARE = 0.7;
  private static final double RARE_SHARE = 0.01;
  private static final double HIGHEST = 400;

  /** Words for free texts, and for fields of which some declared words are rare. */
  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          entry("channel", List.of("app", "web", "email", "sms", "call", "shop")),
          entry("provenance", List.of("system-measured", "customer-stated")),
          entry("jurisdiction", List.of("DE", "DE", "DE", "GB", "CN", "US")),
          entry("segment", many("PUBLIC", 40, "BUSINESS", 8, "KEY_ACCOUNT", 1)),
          entry("timezone", List.of("Europe/Berlin", "Europe/London", "Asia/Shanghai")),
          entry("language", List.of("en", "zh-CN")),
          entry("region", List.of("north", "south", "east", "west")),
          entry("accountManager", List.of("a.meier", "j.smith", "li.na", "c.rossi")),
          entry("text", List.of("The connection breaks off every evening and nobody calls back")));

  private FieldValues() {}

  private static List<String> many(
      String one, int ones, String other, int others, String rare, int rares) {
    List<String> words = new ArrayList<>(Collections.nCopies(ones, one));
    words.addAll(Collections.nCopies(others, other));
    words.addAll(Collections.nCopies(rares, rare));
    return words;
  }

  static Map<String, Object> of(Map<String, Field> fields, Instant time, SplittableRandom random) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : fields.values()) {
      if (field.required() || random.nextDouble() < OPTIONAL_SHARE) {
        values.put(field.name(), value(field, time, random));
      }
    }
    return values;
  }

  private static Object value(Field field, Instant time, SplittableRandom random) {
    return switch (field.type()) {
      case TEXT -> text(field, random);
      case WHOLE_NUMBER -> Math.round(Math.floor(number(field, random)));
      case NUMBER -> Math.round(number(field, random) * 10) / 10.0;
      case FLAG -> random.nextDouble() < (field.required() ? 0.5 : RARE_SHARE);
      case TIME -> time.plusSeconds(random.nextInt(1_000_000)).toString();
      case DAY ->
          LocalDate.ofInstant(time, ZoneOffset.UTC).plusDays(random.nextInt(300)).toString();
      case MONEY ->
          Map.of(
              "amount",
              BigDecimal.valueOf(small(random) * 200).setScale(2, RoundingMode.HALF_UP),
              "currency",
              "EUR");
    };
  }

  private static String text(Field field, SplittableRandom random) {
    List<String> words =
        WORDS.getOrDefault(
            field.name(),
            field.values().isEmpty()
                ? List.of(field.name() + '-' + random.nextInt(5_000))
                : field.values());
    return words.get(random.nextInt(words.size()));
  }

  private static double number(Field field, SplittableRandom random) {
    double lowest = field.minimum().map(BigDecimal::doubleValue).orElse(0.0);
    double from = Math.max(lowest, 0);
    Optional<BigDecimal> maximum = field.maximum();
    double to = Math.min(maximum.map(BigDecimal::doubleValue).orElse(HIGHEST), HIGHEST);
    return from + small(random) * (Math.max(from, to) - from);
  }

  private static double small(SplittableRandom random) {
    double draw = random.nextDouble();
    return draw * draw;
  }
}
