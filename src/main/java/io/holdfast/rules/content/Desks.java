package io.holdfast.rules.content;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.vocabulary.Desk;
import io.holdfast.vocabulary.WorkingHours;
import io.holdfast.vocabulary.WorkingHours.Hours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code parameters/desks.yaml}: how the desks work that tasks are given to. */
final class Desks {
  private static final int LARGEST_CAPACITY = 1_000;
  private static final List<String> ENTRIES =
      List.of(
          "capacity",
          "timezone",
          "weekdays",
          "saturday",
          "sunday",
          "holidays",
          "remind-start",
          "remind-due",
          "owner",
          "basis");
  private static final Duration LONGEST_REMINDER = Duration.ofHours(24);

  private final Collection<String> queues;
  private final ContactHours contactHours;
  private final Findings findings;

  private Desks(Collection<String> queues, ContactHours contactHours, Findings findings) {
    this.queues = queues;
    this.contactHours = contactHours;
    this.findings = findings;
  }

  /**
   * The desks, by the name of their queue.
   *
   * @param contactHours which know the holidays of countries
   */
  static Map<String, Desk> read(RuleFiles files, ContactHours contactHours, Findings findings) {
    if (files.of(FileKind.DESKS).isEmpty()) {
      return Map.of();
    }
    Desks reader = new Desks(queues(files), contactHours, findings);
    Map<String, Desk> desks = new LinkedHashMap<>();
    YamlEntry.read(files, FileKind.DESKS_FILE, findings)
        .ifPresent(
            root -> root.entries().forEach((queue, e) -> desks.put(queue, reader.desk(queue, e))));
    return Map.copyOf(desks);
  }

  // whoever reads their titles says what is wrong with them
  private static Set<String> queues(RuleFiles files) {
    Set<String> queues = new LinkedHashSet<>();
    for (String path : files.of(FileKind.QUEUES)) {
      YamlEntry.read(files, path, new Findings())
          .ifPresent(root -> queues.addAll(root.entries().keySet()));
    }
    return queues;
  }

  private Desk desk(String queue, YamlEntry entry) {
    known("queue", queue, queues, entry, "playbooks/queues.yaml");
    Map<String, YamlEntry> parts = entry.entries(ENTRIES);
    YamlEntry.required(entry, parts, "owner").ifPresent(YamlEntry::text);
    YamlEntry.required(entry, parts, "basis").ifPresent(YamlEntry::text);
    Optional<Integer> capacity =
        Optional.ofNullable(parts.get("capacity"))
            .flatMap(e -> e.number(1, LARGEST_CAPACITY))
            .map(Double::intValue);
    boolean always =
        parts.keySet().stream()
            .noneMatch(List.of("timezone", "weekdays", "saturday", "sunday", "holidays")::contains);
    return new Desk(
        capacity,
        always ? Optional.empty() : hours(entry, parts),
        reminder(parts, "remind-start"),
        reminder(parts, "remind-due"));
  }

  // longer ones would not say whether days of the calendar or of work are meant
  private Optional<Duration> reminder(Map<String, YamlEntry> parts, String name) {
    return Optional.ofNullable(parts.get(name))
        .flatMap(e -> e.parsed(Desks::shortTime, "a time up to 24 hours, such as PT1H or PT30M"));
  }

  private static Duration shortTime(String text) {
    Duration time = Duration.parse(text);
    if (time.isNegative() || time.isZero() || time.compareTo(LONGEST_REMINDER) > 0) {
      throw new DateTimeException("Not a time up to 24 hours");
    }
    return time;
  }

  private Optional<WorkingHours> hours(YamlEntry entry, Map<String, YamlEntry> parts) {
    Optional<ZoneId> zone =
        YamlEntry.required(entry, parts, "timezone")
            .flatMap(e -> e.parsed(ZoneId::of, ContactHoursReader.A_ZONE));
    Map<DayOfWeek, Hours> hours =
        ContactHoursReader.hours(entry, parts, "There is no day on which anybody works.", findings);
    Set<LocalDate> holidays =
        Optional.ofNullable(parts.get("holidays")).map(this::holidays).orElse(Set.of());
    return hours.isEmpty()
        ? Optional.empty()
        : zone.map(where -> new WorkingHours(where, hours, holidays));
  }

  private Set<LocalDate> holidays(YamlEntry entry) {
    Set<String> countries = contactHours.byCountry().keySet();
    Optional<String> country = entry.text();
    country.ifPresent(
        word -> known("country", word, countries, entry, FileKind.CONTACT_HOURS_FILE));
    return country
        .map(contactHours.byCountry()::get)
        .map(ContactHours.Week::holidays)
        .orElse(Set.of());
  }

  private void known(
      String what, String word, Collection<String> all, YamlEntry entry, String file) {
    if (!all.contains(word)) {
      findings
          .assuming(file)
          .error(
              what.equals("queue") ? entry.key() : entry.place(),
              Code.UNKNOWN_NAME,
              "There is no %s '%s' in %s.".formatted(what, word, file),
              Names.suggest(word, all));
    }
  }
}
