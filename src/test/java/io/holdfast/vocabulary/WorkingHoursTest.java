package io.holdfast.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.vocabulary.WorkingHours.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {
  /** Mondays to Fridays 8 to 18, Saturdays 9 to 13; Christmas Day 2026 is a Friday. */
  private static final WorkingHours BERLIN =
      new WorkingHours(ZoneId.of("Europe/Berlin"), hours(), Set.of(LocalDate.parse("2026-12-25")));

  @ParameterizedTest
  @CsvSource({
    // within a day
    "2026-11-23T09:00:00+01:00, PT4H, 2026-11-23T13:00:00+01:00",
    "2026-11-23T14:00:00+01:00, PT4H, 2026-11-23T18:00:00+01:00",
    // over the night, the week's end, a holiday
    "2026-11-23T16:00:00+01:00, PT4H, 2026-11-24T10:00:00+01:00",
    "2026-11-27T17:00:00+01:00, PT4H, 2026-11-28T12:00:00+01:00",
    "2026-11-28T12:00:00+01:00, PT4H, 2026-11-30T11:00:00+01:00",
    "2026-12-24T17:00:00+01:00, PT4H, 2026-12-26T12:00:00+01:00",
    // asked for when nobody works
    "2026-11-23T05:00:00+01:00, PT1H, 2026-11-23T09:00:00+01:00",
    "2026-11-28T20:00:00+01:00, PT1H, 2026-11-30T09:00:00+01:00",
    "2026-11-28T20:00:00+01:00, PT0S, 2026-11-30T08:00:00+01:00",
    // working days, at the same time of day as far as somebody works then
    "2026-11-23T09:30:00+01:00, PT24H, 2026-11-24T09:30:00+01:00",
    "2026-11-23T09:30:00+01:00, P5D, 2026-11-28T09:30:00+01:00",
    "2026-11-27T16:00:00+01:00, P1D, 2026-11-28T13:00:00+01:00",
    "2026-11-28T09:00:00+01:00, P2D, 2026-12-01T09:00:00+01:00",
    "2026-11-29T09:00:00+01:00, P1D, 2026-12-01T08:00:00+01:00",
    "2026-11-23T16:00:00+01:00, PT28H, 2026-11-25T10:00:00+01:00",
    // the clock goes forward on a Sunday night
    "2027-03-27T12:00:00+01:00, PT2H, 2027-03-29T09:00:00+02:00",
  })
  void timeRunsOnlyWhileSomebodyWorks(OffsetDateTime from, Duration time, OffsetDateTime expected) {
    assertThat(BERLIN.after(from.toInstant(), time)).isEqualTo(expected.toInstant());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T09:00:00+01:00, 2026-11-23T13:00:00+01:00, PT4H",
    "2026-11-23T16:00:00+01:00, 2026-11-24T10:00:00+01:00, PT4H",
    "2026-11-23T20:00:00+01:00, 2026-11-24T07:00:00+01:00, PT0S",
    "2026-11-27T08:00:00+01:00, 2026-11-30T18:00:00+01:00, PT24H",
    "2026-11-24T10:00:00+01:00, 2026-11-23T16:00:00+01:00, PT0S",
    "2026-11-23T12:00:00+01:00, 2026-11-23T10:00:00+01:00, PT0S",
  })
  void whatIsWorkedBetweenTwoMomentsIsCounted(
      OffsetDateTime from, OffsetDateTime to, Duration expected) {
    assertThat(BERLIN.between(from.toInstant(), to.toInstant())).isEqualTo(expected);
  }

  @Test
  void asMuchIsWorkedUntilAMomentAsWasAskedFor() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      Instant from = Instant.ofEpochSecond(1_790_000_000L + random.nextInt(40_000_000));
      Duration work = Duration.ofMinutes(random.nextInt(6_000));

      assertThat(BERLIN.between(from, BERLIN.plus(from, work))).isEqualTo(work);
      assertThat(BERLIN.between(BERLIN.minus(from, work), from)).isEqualTo(work);
    }
  }

  @Test
  void thereIsADayToWorkOn() {
    assertThatThrownBy(() -> new WorkingHours(ZoneId.of("UTC"), Map.of(), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<DayOfWeek, Hours> hours() {
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      hours.put(day, new Hours(LocalTime.of(8, 0), LocalTime.of(18, 0)));
    }
    hours.put(DayOfWeek.SATURDAY, new Hours(LocalTime.of(9, 0), LocalTime.of(13, 0)));
    hours.remove(DayOfWeek.SUNDAY);
    return hours;
  }
}
