package io.holdfast.rules.content;

import io.holdfast.rules.content.ContactHours.Week;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.vocabulary.WorkingHours.Hours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code parameters/contact-hours.yaml}. */
final class ContactHoursReader {
  private static final String OTHERS = "others";
  private static final String NONE = "none";
  static final String A_ZONE = "a time zone such as Europe/Berlin";
  private static final String HOURS = "hours such as 09:00-20:00, or 'none'";
  private static final Map<String, Set<DayOfWeek>> DAYS =
      Map.of(
          "weekdays", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          "saturday", EnumSet.of(DayOfWeek.SATURDAY),
          "sunday", EnumSet.of(DayOfWeek.SUNDAY));
  private static final List<String> PARTS =
      List.of("countries", "basis", "timezones", "weekdays", "saturday", "sunday", "holidays");

  private final Findings findings;
  private final Map<String, Week> byCountry = new HashMap<>();

  private ContactHoursReader(Findings findings) {
    this.findings = findings;
  }

  /** The hours; a rule set without the file has none, and no quiet ones either. */
  static ContactHours read(RuleFiles files, Findings findings) {
    return files.of(FileKind.CONTACT_HOURS).isEmpty()
        ? ContactHours.ALWAYS
        : YamlEntry.read(files, FileKind.CONTACT_HOURS_FILE, findings)
            .map(root -> new ContactHoursReader(findings).read(root))
            .orElse(ContactHours.ALWAYS);
  }

  private ContactHours read(YamlEntry root) {
    Optional<Week> others = Optional.empty();
    for (Map.Entry<String, YamlEntry> entry : root.entries().entrySet()) {
      Map<String, YamlEntry> parts = entry.getValue().entries(PARTS);
      YamlEntry.required(entry.getValue(), parts, "basis").ifPresent(YamlEntry::text);
      Week week = week(entry.getValue(), parts);
      if (entry.getKey().equals(OTHERS)) {
        others = Optional.of(week);
      } else {
        YamlEntry.required(entry.getValue(), parts, "countries")
            .ifPresent(countries -> countries(countries, week));
      }
    }
    if (others.isEmpty()) {
      findings.error(
          Place.of(FileKind.CONTACT_HOURS_FILE),
          Code.MISSING,
          "'%s' is missing.".formatted(OTHERS),
          "It says what holds in all countries that are not listed.");
    }
    return new ContactHours(Map.copyOf(byCountry), others.orElse(Week.OPEN));
  }

  private void countries(YamlEntry countries, Week week) {
    for (YamlEntry country : countries.items()) {
      country
          .parsed(ContactHoursReader::country, "two capital letters, such as US")
          .filter(letters -> byCountry.put(letters, week) != null)
          .ifPresent(letters -> country.twice("'%s' has its hours already".formatted(letters)));
    }
  }

  private static String country(String letters) {
    if (!letters.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException(letters);
    }
    return letters;
  }

  private Week week(YamlEntry entry, Map<String, YamlEntry> parts) {
    Map<DayOfWeek, Hours> hours =
        hours(entry, parts, "There is no day on which anybody may be contacted.", findings);
    List<ZoneId> zones =
        YamlEntry.required(entry, parts, "timezones").stream()
            .flatMap(e -> e.items().stream())
            .flatMap(e -> e.parsed(ZoneId::of, A_ZONE).stream())
            .toList();
    Set<LocalDate> holidays = new HashSet<>();
    Stream.ofNullable(parts.get("holidays"))
        .flatMap(e -> e.items().stream())
        .forEach(e -> e.day().ifPresent(holidays::add));
    return new Week(zones, hours, holidays);
  }

  /**
   * The hours of each day of the week.
   *
   * @param never what it means that no day has any
   */
  static Map<DayOfWeek, Hours> hours(
      YamlEntry entry, Map<String, YamlEntry> parts, String never, Findings findings) {
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    DAYS.forEach(
        (name, days) ->
            YamlEntry.required(entry, parts, name)
                .flatMap(e -> e.parsed(ContactHoursReader::hours, HOURS))
                .flatMap(h -> h)
                .ifPresent(h -> days.forEach(day -> hours.put(day, h))));
    if (hours.isEmpty()) {
      findings.error(entry.place(), Code.INVALID_VALUE, never, "Give one of the days some hours.");
    }
    return hours;
  }

  private static Optional<Hours> hours(String text) {
    if (text.equals(NONE)) {
      return Optional.empty();
    }
    String[] ends = text.split("-", -1);
    Hours hours = new Hours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    if (ends.length > 2 || !hours.from().isBefore(hours.to())) {
      throw new IllegalArgumentException(text);
    }
    return Optional.of(hours);
  }
}
