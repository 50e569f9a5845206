package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.language.DeclaredType.DeclaredField;
import io.holdfast.vocabulary.Aggregation;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Effect;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.FieldType;
import io.holdfast.vocabulary.SignalType;
import io.holdfast.vocabulary.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads off a vocabulary what the rest of Holdfast needs to know of it. */
public final class DeclarationReader {
  /** Types of fields by the word that declares them. */
  static final Map<String, FieldType> TYPES =
      Map.of(
          "String", FieldType.TEXT,
          "Integer", FieldType.WHOLE_NUMBER,
          "Long", FieldType.WHOLE_NUMBER,
          "Double", FieldType.NUMBER,
          "Boolean", FieldType.FLAG,
          "Instant", FieldType.TIME,
          "LocalDate", FieldType.DAY,
          "Money", FieldType.MONEY);

  /** Fields that lead to another noun instead of holding a value. */
  static final Set<String> NOUNS =
      Set.of(Vocabulary.SIGNAL, Vocabulary.CUSTOMER, Vocabulary.HISTORY);

  private static final Map<String, Aggregation> AGGREGATIONS =
      Map.of(
          "count", Aggregation.COUNT,
          "sum", Aggregation.SUM,
          "min", Aggregation.MIN,
          "max", Aggregation.MAX,
          "mean", Aggregation.MEAN,
          "last", Aggregation.LAST,
          "distinct", Aggregation.DISTINCT,
          "daysSince", Aggregation.DAYS_SINCE);
  private static final Set<Aggregation> WITHOUT_FIELD =
      Set.of(Aggregation.COUNT, Aggregation.DAYS_SINCE);
  private static final Set<Aggregation> NUMBERS_ONLY =
      Set.of(Aggregation.SUM, Aggregation.MIN, Aggregation.MAX, Aggregation.MEAN);
  private static final Pattern RANGE = Pattern.compile("(-?[\\d.]*?)\\.\\.(-?[\\d.]*)");
  private static final Pattern LENGTH = Pattern.compile("(\\d{1,4})([hdw])");
  private static final Pattern NAME = Pattern.compile("(?=.{1,60}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final String PROVENANCE = "provenance";
  private static final Duration LONGEST_WINDOW = Duration.ofDays(3660);

  private final Vocabulary vocabulary;
  private final Findings findings;
  private final Map<String, SignalType> signalTypes = new LinkedHashMap<>();

  private DeclarationReader(Vocabulary vocabulary, Findings findings) {
    this.vocabulary = vocabulary;
    this.findings = findings;
  }

  /** What the vocabulary declares; what is wrong becomes a finding. */
  public static Declarations read(Vocabulary vocabulary, Findings findings) {
    return new DeclarationReader(vocabulary, findings).read();
  }

  private Declarations read() {
    for (DeclaredType type : vocabulary.types().values()) {
      if (type.notes().containsKey("signal")) {
        signalType(type);
      } else if (vocabulary.extendsType(type, Vocabulary.SIGNAL)
          && !type.name().equals(Vocabulary.SIGNAL)) {
        findings.warn(
            type.place(),
            Code.MISSING,
            "'%s' has no @signal, so no signal is of this type.".formatted(type.name()),
            "");
      }
    }
    Map<String, Field> profile = fields(Vocabulary.CUSTOMER);
    TimerTypes.check(vocabulary, profile, findings);
    return new Declarations(Collections.unmodifiableMap(signalTypes), profile, windows());
  }

  private void signalType(DeclaredType type) {
    String name = type.notes().get("signal");
    if (!NAME.matcher(name).matches()) {
      findings.error(
          type.place(),
          Code.INVALID_VALUE,
          "The signal name '%s' must be small letters, digits and hyphens, at most 60."
              .formatted(name));
    }
    if (!vocabulary.extendsType(type, Vocabulary.SIGNAL)) {
      findings.error(
          type.place(),
          Code.INVALID_VALUE,
          "'%s' must extend 'Signal' to be a signal.".formatted(type.name()));
    }
    Map<String, Field> fields = withProvenance(type, fields(type.name()));
    SignalType signalType =
        new SignalType(
            name, type.notes().getOrDefault("description", ""), fields, effects(type, fields));
    if (signalTypes.putIfAbsent(name, signalType) != null) {
      findings.error(
          type.place(), Code.DUPLICATE, "Two types are the signal '%s'.".formatted(name));
    }
  }

  /** Who is taken to say so where a sender does not tell: as declared for the type, or for all. */
  private Map<String, Field> withProvenance(DeclaredType type, Map<String, Field> fields) {
    DeclaredType all = vocabulary.types().get(Vocabulary.SIGNAL);
    String said =
        type.notes().getOrDefault(PROVENANCE, all == null ? null : all.notes().get(PROVENANCE));
    if (said == null) {
      return fields;
    }
    Field field = fields.get(PROVENANCE);
    if (field == null || !field.values().contains(said)) {
      findings.error(
          type.place(),
          Code.INVALID_VALUE,
          "@provenance must be one of the values of the field 'provenance', and '%s' is not."
              .formatted(said),
          field == null ? "" : Names.suggest(said, field.values()));
      return fields;
    }
    Map<String, Field> told = new LinkedHashMap<>(fields);
    told.put(PROVENANCE, field.orElse(said));
    return Collections.unmodifiableMap(told);
  }

  private Map<String, Field> fields(String typeName) {
    DeclaredType type = vocabulary.types().get(typeName);
    Map<String, Field> fields = new LinkedHashMap<>();
    Collection<DeclaredField> declared = type == null ? List.of() : vocabulary.allFields(type);
    for (DeclaredField field : declared) {
      if (!NOUNS.contains(field.type())) {
        type(field).ifPresent(t -> fields.put(field.name(), field(field, t)));
      }
    }
    return Collections.unmodifiableMap(fields);
  }

  private Optional<FieldType> type(DeclaredField field) {
    FieldType type = TYPES.get(field.type());
    if (type == null) {
      unknownType(field, findings);
    }
    // the name exists all the same, and only the type needs mending
    return Optional.of(type == null ? FieldType.TEXT : type);
  }

  /** Whether a field can hold this: a type of values, not of nouns. */
  static boolean isType(String type) {
    return TYPES.containsKey(type);
  }

  static void unknownType(DeclaredField field, Findings findings) {
    findings.error(
        field.place(),
        Code.UNKNOWN_TYPE,
        "'%s' cannot be of type '%s'.".formatted(field.name(), field.type()),
        "Types are " + String.join(", ", TYPES.keySet().stream().sorted().toList()) + ".");
  }

  private Field field(DeclaredField field, FieldType type) {
    boolean number = type == FieldType.NUMBER || type == FieldType.WHOLE_NUMBER;
    Optional<Range> range = range(field).filter(r -> number);
    if (range.isEmpty() && field.notes().containsKey("range")) {
      findings.error(
          field.place(),
          Code.INVALID_VALUE,
          "@range of '%s' must be two numbers such as \"0..100\".".formatted(field.name()));
    }
    return new Field(
        field.name(),
        type,
        field.notes().containsKey("required"),
        range.flatMap(Range::from),
        range.flatMap(Range::to),
        values(field),
        Optional.ofNullable(field.notes().get("unit")),
        Optional.ofNullable(field.notes().get("description")),
        field.isNote(),
        Optional.empty(),
        field.notes().containsKey("personal"));
  }

  /** Lowest and highest value of a field, either of which may be open. */
  record Range(Optional<BigDecimal> from, Optional<BigDecimal> to) {}

  /** The range as declared; absent where there is none, or none that can be read. */
  static Optional<Range> range(DeclaredField field) {
    Matcher matcher = RANGE.matcher(field.notes().getOrDefault("range", ""));
    try {
      return matcher.matches()
          ? Optional.of(new Range(bound(matcher.group(1)), bound(matcher.group(2))))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> bound(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
  }

  /** The only words a field may hold; empty where any word is possible. */
  static List<String> values(DeclaredField field) {
    return Arrays.stream(field.notes().getOrDefault("values", "").split(","))
        .map(String::trim)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private List<Effect> effects(DeclaredType type, Map<String, Field> fields) {
    List<Effect> effects = new ArrayList<>();
    Map<String, String> notes = type.notes();
    for (String note : List.of("opens", "closes")) {
      if (notes.containsKey(note) && !NAME.matcher(notes.get(note)).matches()) {
        findings.error(
            type.place(),
            Code.INVALID_VALUE,
            "What @%s names must be small letters, digits and hyphens, at most 60, and '%s' is not."
                .formatted(note, notes.get(note)));
      }
    }
    if (notes.containsKey("opens")) {
      effects.add(new Effect.Opens(notes.get("opens"), key(type, fields)));
    }
    if (notes.containsKey("closes")) {
      effects.add(new Effect.Closes(notes.get("closes"), key(type, fields)));
    }
    if (notes.containsKey("consent")) {
      needs(type, fields, "purpose", "channel", "granted");
      effects.add(new Effect.SetsConsent());
    }
    if (notes.containsKey("outcome")) {
      needs(type, fields, "actionId", "outcome");
      effects.add(new Effect.ReportsOutcome());
    }
    if (notes.containsKey("leaves")) {
      effects.add(new Effect.MarksLeft());
    }
    if (notes.containsKey("stays")) {
      effects.add(new Effect.MarksStayed());
    }
    TimerTypes.effect(type).ifPresent(effects::add);
    return List.copyOf(effects);
  }

  private String key(DeclaredType type, Map<String, Field> fields) {
    String key =
        type.fields().values().stream()
            .filter(field -> field.notes().containsKey("key"))
            .map(DeclaredField::name)
            .findFirst()
            .orElse(type.notes().getOrDefault("key", ""));
    needs(type, fields, key);
    return key;
  }

  private void needs(DeclaredType type, Map<String, Field> fields, String... names) {
    for (String name : names) {
      if (!fields.containsKey(name)) {
        findings.error(
            type.place(),
            Code.MISSING,
            name.isEmpty()
                ? "'%s' needs @key(\"field\"), which tells one item from another."
                    .formatted(type.name())
                : "'%s' needs a field '%s'.".formatted(type.name(), name));
      }
    }
  }

  private List<Window> windows() {
    DeclaredType history = vocabulary.types().get(Vocabulary.HISTORY);
    List<Window> windows = new ArrayList<>();
    if (history != null) {
      for (DeclaredField field : history.fields().values()) {
        type(field).flatMap(type -> window(field)).ifPresent(windows::add);
      }
    }
    return List.copyOf(windows);
  }

  private Optional<Window> window(DeclaredField field) {
    List<String> kinds = field.notes().keySet().stream().filter(AGGREGATIONS::containsKey).toList();
    Optional<Duration> length = length(field.notes().getOrDefault("window", ""));
    if (kinds.size() != 1 || length.isEmpty()) {
      findings.error(
          field.place(),
          Code.INVALID_VALUE,
          "'%s' needs a window such as @window(\"30d\") and one of @count, @sum, @min, @max, @mean,"
                  .formatted(field.name())
              + " @last, @distinct, @daysSince.");
      return Optional.empty();
    }
    Aggregation aggregation = AGGREGATIONS.get(kinds.get(0));
    String[] source = field.notes().get(kinds.get(0)).split("\\.", 2);
    SignalType signal = signalTypes.get(source[0]);
    if (signal == null) {
      findings
          .assuming("vocabulary/signals")
          .error(
              field.place(),
              Code.UNKNOWN_NAME,
              "There is no signal '%s'.".formatted(source[0]),
              Names.suggest(source[0], signalTypes.keySet()));
      return Optional.empty();
    }
    boolean needsField = !WITHOUT_FIELD.contains(aggregation);
    if (needsField != (source.length == 2)) {
      findings.error(
          field.place(),
          Code.INVALID_VALUE,
          needsField
              ? "@%s needs a field, such as \"%s.field\".".formatted(kinds.get(0), source[0])
              : "@%s takes a signal without a field.".formatted(kinds.get(0)));
      return Optional.empty();
    }
    if (needsField && !signal.fields().containsKey(source[1])) {
      findings.error(
          field.place(),
          Code.UNKNOWN_FIELD,
          "The signal '%s' has no field '%s'.".formatted(source[0], source[1]),
          Names.suggest(source[1], signal.fields().keySet()));
      return Optional.empty();
    }
    FieldType type = needsField ? signal.fields().get(source[1]).type() : FieldType.NUMBER;
    if (NUMBERS_ONLY.contains(aggregation)
        && type != FieldType.NUMBER
        && type != FieldType.WHOLE_NUMBER) {
      findings.error(
          field.place(),
          Code.TYPE_MISMATCH,
          "@%s is reckoned from numbers, and '%s' holds none."
              .formatted(kinds.get(0), source[0] + '.' + source[1]),
          "Take a field that holds a number, or @count, @distinct or @last.");
      return Optional.empty();
    }
    return Optional.of(
        new Window(
            field.name(),
            length.get(),
            aggregation,
            source[0],
            needsField ? Optional.of(source[1]) : Optional.empty()));
  }

  private static Optional<Duration> length(String text) {
    Matcher matcher = LENGTH.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    Duration length =
        switch (matcher.group(2)) {
          case "h" -> Duration.ofHours(number);
          case "d" -> Duration.ofDays(number);
          default -> Duration.ofDays(7 * number);
        };
    return Optional.of(length).filter(l -> !l.isZero() && l.compareTo(LONGEST_WINDOW) <= 0);
  }
}
