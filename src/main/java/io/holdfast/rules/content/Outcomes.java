package io.holdfast.rules.content;

import io.holdfast.action.TaskOutcome;
import io.holdfast.action.TaskOutcome.Gap;
import io.holdfast.action.TaskOutcome.Leads;
import io.holdfast.action.TaskOutcome.Tells;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.FieldType;
import io.holdfast.vocabulary.SignalType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What managers can say came of a task. */
public final class Outcomes {
  private static final String OVERDUE = "task-overdue";
  private static final List<String> ENTRIES = List.of("leads", "reasons", "pauses", "tells");
  private static final List<String> LEADS = Arrays.stream(Leads.values()).map(Enum::name).toList();

  private final List<String> languages;
  private final Declarations declarations;
  private final Findings findings;

  private Outcomes(List<String> languages, Declarations declarations, Findings findings) {
    this.languages = languages;
    this.declarations = declarations;
    this.findings = findings;
  }

  /** Reads the outcomes, by code; what is wrong becomes a finding. */
  public static Map<String, TaskOutcome> read(
      RuleFiles files, List<String> languages, Declarations declarations, Findings findings) {
    Outcomes reader = new Outcomes(languages, declarations, findings);
    Map<String, TaskOutcome> outcomes = new LinkedHashMap<>();
    for (String path : files.of(FileKind.OUTCOMES)) {
      YamlEntry.read(files, path, findings)
          .ifPresent(
              root ->
                  root.entries()
                      .forEach(
                          (code, entry) ->
                              reader.outcome(entry).ifPresent(one -> outcomes.put(code, one))));
    }
    return Collections.unmodifiableMap(outcomes);
  }

  /** What the rules are told of a task that is not done in time, where they ask to be. */
  public static Optional<Tells> overdue(Declarations declarations) {
    return Optional.ofNullable(declarations.signalTypes().get(OVERDUE))
        .map(
            type ->
                new Tells(
                    OVERDUE,
                    Arrays.stream(Gap.values())
                        .filter(gap -> type.fields().containsKey(gap.field()))
                        .collect(Collectors.toUnmodifiableMap(Gap::field, Gap::text))));
  }

  private Optional<TaskOutcome> outcome(YamlEntry entry) {
    List<String> known = new ArrayList<>(languages);
    known.addAll(ENTRIES);
    Map<String, YamlEntry> entries = entry.entries(known);
    Optional<Leads> leads =
        YamlEntry.required(entry, entries, "leads")
            .flatMap(e -> e.oneOf(LEADS))
            .map(Leads::valueOf);
    Map<String, Map<String, String>> reasons =
        Optional.ofNullable(entries.get("reasons")).map(this::reasons).orElse(Map.of());
    Optional<Tells> tells =
        Optional.ofNullable(entries.get("tells")).flatMap(e -> tells(e, reasons.keySet()));
    boolean pauses =
        Optional.ofNullable(entries.get("pauses")).flatMap(YamlEntry::yes).orElse(false);
    entries.keySet().removeAll(ENTRIES);
    Map<String, String> title = Words.texts(entry, entries, languages, findings);
    if (tells.isPresent() && leads.filter(Leads.ON_HOLD::equals).isPresent()) {
      findings.error(
          entry.key(),
          Code.INVALID_VALUE,
          "'%s' tells the rules of a task that goes on.".formatted(entry.name()),
          "Going on hold can be taken back, and what was told cannot: take 'tells' away.");
    }
    return leads.map(one -> new TaskOutcome(one, title, reasons, pauses, tells));
  }

  private Map<String, Map<String, String>> reasons(YamlEntry entry) {
    Map<String, Map<String, String>> reasons = new LinkedHashMap<>();
    entry.entries().forEach((code, e) -> reasons.put(code, Words.texts(e, languages, findings)));
    return Collections.unmodifiableMap(reasons);
  }

  private Optional<Tells> tells(YamlEntry entry, Set<String> reasons) {
    Map<String, YamlEntry> entries = entry.entries(List.of("signal", "with"));
    Optional<YamlEntry> signal = YamlEntry.required(entry, entries, "signal");
    Optional<String> name = signal.flatMap(YamlEntry::text);
    SignalType type = name.map(declarations.signalTypes()::get).orElse(null);
    if (type == null) {
      name.ifPresent(
          unknown ->
              findings.error(
                  signal.orElseThrow().place(),
                  Code.UNKNOWN_NAME,
                  "There is no signal '%s'.".formatted(unknown),
                  Names.suggest(unknown, declarations.signalTypes().keySet())));
      return Optional.empty();
    }
    Map<String, YamlEntry> given =
        Optional.ofNullable(entries.get("with")).map(YamlEntry::entries).orElse(Map.of());
    Map<String, Object> data = new LinkedHashMap<>();
    given.forEach(
        (field, value) -> {
          check(field, value, type, reasons);
          data.put(field, value.plain());
        });
    type.fields().values().stream()
        .filter(field -> field.required() && !given.containsKey(field.name()))
        .forEach(
            field ->
                findings.error(
                    entry.key(),
                    Code.MISSING,
                    "The signal %s needs '%s'.".formatted(type.name(), field.name()),
                    "Write 'with: {%s: …}'.".formatted(field.name())));
    return Optional.of(new Tells(type.name(), Collections.unmodifiableMap(data)));
  }

  private void check(String name, YamlEntry value, SignalType type, Set<String> reasons) {
    Field field = type.fields().get(name);
    if (field == null) {
      findings.error(
          value.key(),
          Code.UNKNOWN_FIELD,
          "The signal %s has no field '%s'.".formatted(type.name(), name),
          Names.suggest(name, type.fields().keySet()));
      return;
    }
    Object plain = value.plain();
    Collection<?> told = plain.equals(Gap.REASON.text()) ? reasons : List.of(plain);
    told.stream()
        .filter(one -> !fits(one, field))
        .findFirst()
        .ifPresent(
            one ->
                findings.error(
                    value.place(),
                    Code.INVALID_VALUE,
                    "'%s' cannot be %s.".formatted(one, name),
                    field.values().isEmpty()
                        ? "A %s is told.".formatted(field.type().name().toLowerCase(Locale.ROOT))
                        : Names.suggest(one.toString(), field.values())));
  }

  private static boolean fits(Object value, Field field) {
    if (field.type() == FieldType.TEXT) {
      boolean filled = Arrays.stream(Gap.values()).map(Gap::text).anyMatch(value::equals);
      return value instanceof String
          && (filled || field.values().isEmpty() || field.values().contains(value));
    }
    return field.type() == FieldType.FLAG
        ? value instanceof Boolean
        : value instanceof BigDecimal
            && (field.type() == FieldType.NUMBER || field.type() == FieldType.WHOLE_NUMBER);
  }
}
