package io.holdfast.rules.content;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.vocabulary.Desk;
import io.holdfast.vocabulary.Estimate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The rule set's numbers, each with the days from which its values hold (days of UTC). Before the
 * first of these days the first value holds.
 */
public final class Parameters {
  private static final long SECONDS_PER_DAY = 86_400;
  private static final double MOST = 1e9;

  /** Units of what there is no half of. */
  private static final Set<String> COUNTED = Set.of("days", "contacts", "months");

  /** Unit of days counted by the calendar of the country whose law applies. */
  private static final String WORKING_DAYS = "working days";

  private static final double MOST_WORKING_DAYS = 1_000;

  private static final List<String> ENTRIES =
      List.of("value", "values", "unit", "basis", "measuredOn", "owner", "description");

  private final Map<String, NavigableMap<LocalDate, Double>> values = new LinkedHashMap<>();
  private final Map<String, NavigableMap<LocalDate, Support>> supports = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Set<String> workingDays = new HashSet<>();
  private ContactHours contactHours = ContactHours.ALWAYS;
  private Map<String, Desk> desks = Map.of();
  private volatile Day lastDay = new Day(LocalDate.MIN.toEpochDay(), Map.of());

  /** What a value rests on. */
  private record Support(String basis, int measuredOn) {}

  private record Day(long number, Map<String, Double> values) {}

  /** Reads all parameters; what is wrong becomes a finding. */
  /**
   * Reads the parameters.
   *
   * @param day today
   */
  public static Parameters read(RuleFiles files, LocalDate day, Findings findings) {
    Parameters parameters = new Parameters();
    parameters.contactHours = ContactHoursReader.read(files, findings);
    parameters.desks = Desks.read(files, parameters.contactHours, findings);
    for (String path : files.of(FileKind.PARAMETERS)) {
      YamlEntry.read(files, path, findings)
          .ifPresent(
              root -> root.entries().forEach((name, e) -> parameters.add(name, e, day, findings)));
    }
    return parameters;
  }

  private void add(String name, YamlEntry entry, LocalDate day, Findings findings) {
    Map<String, YamlEntry> parts = entry.entries(ENTRIES);
    String unit = Optional.ofNullable(parts.get("unit")).flatMap(YamlEntry::text).orElse("");
    if (unit.equals(WORKING_DAYS)) {
      workingDays.add(name);
    }
    NavigableMap<LocalDate, Double> dated = new TreeMap<>();
    Optional.ofNullable(parts.get("value"))
        .flatMap(value -> number(value, unit))
        .ifPresent(number -> dated.put(LocalDate.MIN, number));
    NavigableMap<LocalDate, Support> supported = new TreeMap<>();
    Support support = support(parts, new Support("", 0));
    supported.put(LocalDate.MIN, support);
    Optional.ofNullable(parts.get("values"))
        .map(YamlEntry::items)
        .orElse(List.of())
        .forEach(item -> dated(item, unit, dated, support, supported));
    if (!dated.isEmpty() && dated.firstKey().isAfter(day)) {
      findings.warn(
          parts.get("values").key(),
          Code.NOT_YET,
          "'%s' has values from %s on only; until then %s holds already."
              .formatted(name, dated.firstKey(), Names.number(dated.firstEntry().getValue())),
          "Add the value that holds today, with the day from which it has held.");
    }
    if (parts.containsKey("value") == parts.containsKey("values")) {
      findings.error(
          entry.place(),
          Code.MISSING,
          "'%s' needs either a value or values.".formatted(name),
          "Write 'value: 3', or values, each with the day from which it holds.");
    }
    if (places.containsKey(name)) {
      findings.error(
          entry.place(),
          Code.DUPLICATE,
          "There is a parameter '%s' already, at %s.".formatted(name, places.get(name)));
    }
    places.put(name, entry.key());
    // a value that cannot be read is a finding of its own, and the name is known all the same
    values.put(name, dated);
    supports.put(name, supported);
  }

  // what a number is counted in says how large it can be
  private static Optional<Double> number(YamlEntry value, String unit) {
    if (unit.equals(WORKING_DAYS)) {
      return value.number(0, MOST_WORKING_DAYS).filter(number -> isWhole(number, value));
    }
    if (COUNTED.contains(unit)) {
      return value.number(0, MOST).filter(number -> isWhole(number, value));
    }
    return switch (unit.split(" ")[0]) {
      case "percent" -> value.number(0, 100);
      case "share" -> value.number(0, 1);
      case "points" -> value.number(-100, 100);
      default -> value.number();
    };
  }

  private static boolean isWhole(double number, YamlEntry value) {
    boolean whole = number == Math.rint(number);
    if (!whole) {
      value.invalid("a whole number");
    }
    return whole;
  }

  // what one value rests on may be said for all of them
  private static Support support(Map<String, YamlEntry> parts, Support otherwise) {
    return new Support(
        Optional.ofNullable(parts.get("basis")).flatMap(YamlEntry::text).orElse(otherwise.basis()),
        Optional.ofNullable(parts.get("measuredOn"))
            .flatMap(e -> e.number(1, MOST))
            .map(Double::intValue)
            .orElse(otherwise.measuredOn()));
  }

  private static void dated(
      YamlEntry item,
      String unit,
      Map<LocalDate, Double> dated,
      Support all,
      Map<LocalDate, Support> supported) {
    Map<String, YamlEntry> parts = item.entries(List.of("from", "value", "basis", "measuredOn"));
    Optional<LocalDate> from = YamlEntry.required(item, parts, "from").flatMap(YamlEntry::day);
    Optional<Double> value = YamlEntry.required(item, parts, "value").flatMap(e -> number(e, unit));
    from.ifPresent(day -> supported.put(day, support(parts, all)));
    if (from.isPresent() && value.isPresent() && dated.put(from.get(), value.get()) != null) {
      parts.get("from").twice("'%s' has a value already".formatted(from.get()));
    }
  }

  /** The same, but for some that have one value on every day. */
  public Parameters with(Map<String, Double> others) {
    Parameters changed = new Parameters();
    changed.contactHours = contactHours;
    changed.desks = desks;
    changed.values.putAll(values);
    changed.supports.putAll(supports);
    changed.places.putAll(places);
    changed.workingDays.addAll(workingDays);
    others.forEach(
        (name, value) -> changed.values.put(name, new TreeMap<>(Map.of(LocalDate.MIN, value))));
    return changed;
  }

  public Set<String> names() {
    return values.keySet();
  }

  /** What the parameter is on some day or other. */
  Stream<Double> everyValue(String name) {
    return values.get(name).values().stream();
  }

  List<String> startingWith(String prefix) {
    return new ArrayList<>(values.keySet().stream().filter(n -> n.startsWith(prefix)).toList());
  }

  /** Where the parameter stands. */
  public Place place(String name) {
    return places.getOrDefault(name, Place.of("parameters"));
  }

  /** Whether it counts working days, not just days. */
  public boolean inWorkingDays(String name) {
    return workingDays.contains(name);
  }

  /** When customers may be contacted. */
  public ContactHours contactHours() {
    return contactHours;
  }

  /** How the desks work, by queue. */
  public Map<String, Desk> desks() {
    return desks;
  }

  /** The value that holds at this instant; absent where there is none. */
  public Optional<Double> find(String name, Instant instant) {
    return Optional.ofNullable(
        on(Math.floorDiv(instant.getEpochSecond(), SECONDS_PER_DAY)).get(name));
  }

  /** The values that hold at this instant; asking for one that does not exist throws. */
  public ToDoubleFunction<String> at(Instant instant) {
    Map<String, Double> day = on(Math.floorDiv(instant.getEpochSecond(), SECONDS_PER_DAY));
    return name -> {
      Double value = day.get(name);
      if (value == null) {
        throw new IllegalArgumentException("There is no parameter '" + name + "'");
      }
      return value;
    };
  }

  /** The value on this day with what it rests on. */
  Estimate estimate(String name, LocalDate day) {
    Support support = supports.get(name).floorEntry(day).getValue();
    return new Estimate(
        on(day).get(name),
        support.measuredOn(),
        "%s: %s".formatted(place(name).file(), name),
        support.basis());
  }

  Map<String, Double> on(LocalDate day) {
    return on(day.toEpochDay());
  }

  // asked several times for every signal, and nearly always for the same day
  private Map<String, Double> on(long number) {
    Day known = lastDay;
    if (known.number() != number) {
      LocalDate day = LocalDate.ofEpochDay(number);
      Map<String, Double> onDay = new HashMap<>();
      values.forEach(
          (name, dated) -> {
            Map.Entry<LocalDate, Double> holding = dated.floorEntry(day);
            if (holding == null && !dated.isEmpty()) {
              holding = dated.firstEntry();
            }
            if (holding != null) {
              onDay.put(name, holding.getValue());
            }
          });
      known = new Day(number, Map.copyOf(onDay));
      lastDay = known;
    }
    return known.values();
  }
}
