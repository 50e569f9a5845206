package io.holdfast.rules.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.content.ContactHours.Week;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.WorkingHours.Hours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactHoursTest {
  private static final ContactHours HOURS =
      new ContactHours(
          Map.of(
              "US",
              week("America/New_York", "America/Los_Angeles"),
              "PT",
              new Week(List.of(ZoneId.of("Europe/Lisbon")), early(), Set.of())),
          week("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    // within
    "DE, , 2026-11-23T09:00:00+01:00, 2026-11-23T09:00:00+01:00",
    "DE, , 2026-11-23T19:59:59+01:00, 2026-11-23T19:59:59+01:00",
    // before, after, at the week's end
    "DE, , 2026-11-23T08:59:59+01:00, 2026-11-23T09:00:00+01:00",
    "DE, , 2026-11-23T20:00:00+01:00, 2026-11-24T09:00:00+01:00",
    "DE, , 2026-11-28T18:00:00+01:00, 2026-11-30T09:00:00+01:00",
    // holidays in a row, the last a Friday
    "DE, , 2026-12-23T20:00:00+01:00, 2026-12-26T10:00:00+01:00",
    // the night in which the clock goes forward, and that in which it goes back
    "DE, , 2027-03-27T18:00:00+01:00, 2027-03-29T09:00:00+02:00",
    "DE, , 2026-10-24T18:00:00+02:00, 2026-10-26T09:00:00+01:00",
    // hours that begin in the hour that is left out, and in the one that comes twice
    "PT, , 2027-03-28T00:30:00Z, 2027-03-28T01:30:00Z",
    "PT, , 2026-10-25T00:00:00+01:00, 2026-10-25T01:30:00+01:00",
    "PT, , 2026-10-25T01:10:00Z, 2026-10-25T01:10:00Z",
    // where the customer is, whatever the country's clock says
    "DE, Asia/Tokyo, 2026-11-23T12:00:00+01:00, 2026-11-24T09:00:00+09:00",
    "US, America/New_York, 2026-11-23T09:00:00-05:00, 2026-11-23T09:00:00-05:00",
    // somewhere in a country of several clocks
    "US, , 2026-11-23T09:00:00-05:00, 2026-11-23T09:00:00-08:00",
    "US, , 2026-11-23T20:00:00-05:00, 2026-11-24T09:00:00-08:00",
    // a zone that is none
    "DE, Mars/Olympus, 2026-11-23T20:00:00+01:00, 2026-11-24T09:00:00+01:00",
    // a country that nobody listed
    "XX, , 2026-11-23T20:00:00+01:00, 2026-11-24T09:00:00+01:00",
  })
  void theFirstMomentAllowedIsFound(
      String country, String zone, OffsetDateTime from, OffsetDateTime expected) {
    assertThat(HOURS.next(facts(country, zone), from.toInstant())).isEqualTo(expected.toInstant());
  }

  @Test
  void theCountryOfTheSignalGoesBeforeThatOfTheCustomer() {
    Facts facts = facts("US", null, Map.of("jurisdiction", "DE"));

    assertThat(HOURS.next(facts, Instant.parse("2026-11-23T08:00:00Z")))
        .isEqualTo("2026-11-23T08:00:00Z");
  }

  @Test
  void withoutHoursNothingWaits() {
    Instant night = Instant.parse("2026-11-22T23:00:00Z");

    assertThat(ContactHours.ALWAYS.next(facts("DE", null), night)).isEqualTo(night);
  }

  @ParameterizedTest
  @CsvSource({
    "DE, 2026-11-23T10:00:00+01:00, 1, 2026-11-24T10:00:00+01:00",
    // over a week's end, and from within one
    "DE, 2026-11-27T10:00:00+01:00, 1, 2026-11-30T10:00:00+01:00",
    "DE, 2026-11-28T10:00:00+01:00, 1, 2026-11-30T10:00:00+01:00",
    "DE, 2026-11-27T10:00:00+01:00, 5, 2026-12-04T10:00:00+01:00",
    // over holidays, and back
    "DE, 2026-12-23T10:00:00+01:00, 1, 2026-12-28T10:00:00+01:00",
    "DE, 2026-12-28T10:00:00+01:00, -1, 2026-12-23T10:00:00+01:00",
    // over the night in which the clock goes forward
    "DE, 2027-03-26T10:00:00+01:00, 1, 2027-03-29T10:00:00+02:00",
    "DE, 2026-11-28T10:00:00+01:00, 0, 2026-11-28T10:00:00+01:00",
  })
  void workingDaysLeaveOutWeekendsAndHolidays(
      String country, OffsetDateTime from, int days, OffsetDateTime expected) {
    assertThat(HOURS.workingDays(facts(country, null), from.toInstant(), days))
        .isEqualTo(expected.toInstant());
  }

  /** Minute by minute, as the definition says. */
  @ParameterizedTest
  @CsvSource({"DE, ", "US, ", "PT, ", "DE, Australia/Lord_Howe", "DE, America/St_Johns"})
  void theFirstMomentAllowedIsTheFirstOfAllMinutesThatIsAllowed(String country, String zone) {
    Facts facts = facts(country, zone);
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      Instant from =
          Instant.parse("2026-10-01T00:00:00Z").plusSeconds(60L * random.nextInt(200 * 24 * 60));
      Instant first = from;
      while (!HOURS.next(facts, first).equals(first)) {
        first = first.plusSeconds(60);
      }
      assertThat(HOURS.next(facts, from)).as("from %s", from).isEqualTo(first);
    }
  }

  private static Week week(String... zones) {
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      hours.put(day, hours("09:00", "20:00"));
    }
    hours.put(DayOfWeek.SATURDAY, hours("10:00", "18:00"));
    hours.remove(DayOfWeek.SUNDAY);
    return new Week(
        java.util.Arrays.stream(zones).map(ZoneId::of).toList(),
        hours,
        Set.of(LocalDate.parse("2026-12-24"), LocalDate.parse("2026-12-25")));
  }

  private static Map<DayOfWeek, Hours> early() {
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      hours.put(day, hours("01:30", "20:00"));
    }
    return hours;
  }

  private static Hours hours(String from, String to) {
    return new Hours(LocalTime.parse(from), LocalTime.parse(to));
  }

  private static Facts facts(String country, String zone) {
    return facts(country, zone, Map.of());
  }

  private static Facts facts(String country, String zone, Map<String, Object> data) {
    Map<String, Object> profile =
        zone == null
            ? Map.of("jurisdiction", country)
            : Map.of("jurisdiction", country, "timezone", zone);
    Instant now = Instant.EPOCH;
    return new Facts(
        new Signal("s-1", "/test", "usage-drop", now, now, "c-1", data),
        profile,
        Map.of(),
        new Contacts(List.of(), now),
        new Consents(Map.of()),
        Optional.empty(),
        List.of(),
        false,
        now);
  }
}
