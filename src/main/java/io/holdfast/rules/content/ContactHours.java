package io.holdfast.rules.content;

import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.WorkingHours.Hours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When customers may be contacted, by the clock where they are.
 *
 * @param byCountry by the two letters of the country whose law applies
 * @param others everywhere else
 */
public record ContactHours(Map<String, Week> byCountry, Week others) {
  /** At any time. */
  public static final ContactHours ALWAYS = new ContactHours(Map.of(), Week.OPEN);

  static final String COUNTRY = "jurisdiction";
  static final String TIMEZONE = "timezone";

  // a week of holidays, and some more
  private static final int MOST_DAYS = 30;

  /**
   * What holds in a country.
   *
   * @param zones where its customers may live; of use where the profile does not tell
   * @param hours of each weekday; a day without is quiet
   * @param holidays days that are like Sundays
   */
  record Week(List<ZoneId> zones, Map<DayOfWeek, Hours> hours, Set<LocalDate> holidays) {
    static final Week OPEN = new Week(List.of(), Map.of(), Set.of());

    /** The first moment from this one on that is within the hours in a zone. */
    Instant next(Instant from, ZoneId zone) {
      ZonedDateTime local = from.atZone(zone);
      for (int days = 0; days <= MOST_DAYS; days++) {
        LocalDate day = local.toLocalDate().plusDays(days);
        Optional<Hours> open = of(day);
        if (open.isPresent()) {
          Instant start = day.atTime(open.get().from()).atZone(zone).toInstant();
          Instant end = day.atTime(open.get().to()).atZone(zone).toInstant();
          if (from.isBefore(end)) {
            return from.isBefore(start) ? start : from;
          }
        }
      }
      return local.plusDays(MOST_DAYS).toInstant();
    }

    boolean isWorkingDay(LocalDate day) {
      return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !holidays.contains(day);
    }

    private Optional<Hours> of(LocalDate day) {
      DayOfWeek like = holidays.contains(day) ? DayOfWeek.SUNDAY : day.getDayOfWeek();
      return Optional.ofNullable(hours.get(like));
    }
  }

  /** The first moment from this one on at which the customer may be contacted. */
  public Instant next(Facts facts, Instant from) {
    Week week = week(facts);
    Instant next = from;
    // where the customer may live in several zones, it must be the right time in all of them
    for (int round = 0; round < MOST_DAYS; round++) {
      Instant before = next;
      for (ZoneId zone : zones(facts, week)) {
        next = week.next(next, zone);
      }
      if (next.equals(before)) {
        return next;
      }
    }
    return next;
  }

  /**
   * The same time of day so many working days later, by the customer's clock: Mondays to Fridays
   * that are no holidays.
   *
   * @param days negative for earlier
   */
  Instant workingDays(Facts facts, Instant from, int days) {
    Week week = week(facts);
    ZonedDateTime local = local(facts, from);
    int step = Integer.signum(days);
    int left = Math.abs(days);
    while (left > 0) {
      local = local.plusDays(step);
      left -= week.isWorkingDay(local.toLocalDate()) ? 1 : 0;
    }
    return local.toInstant();
  }

  /** A moment by the customer's clock, or by that of the first zone the customer may live in. */
  public ZonedDateTime local(Facts facts, Instant moment) {
    return moment.atZone(
        zones(facts, week(facts)).stream().findFirst().orElse(java.time.ZoneOffset.UTC));
  }

  private Week week(Facts facts) {
    Object country =
        facts.signal().data().getOrDefault(COUNTRY, facts.profile().getOrDefault(COUNTRY, ""));
    return byCountry.getOrDefault(country.toString(), others);
  }

  private static List<ZoneId> zones(Facts facts, Week week) {
    try {
      Object zone = facts.profile().get(TIMEZONE);
      // without hours there is nothing to go by the clock
      return zone == null || week.hours().isEmpty()
          ? week.zones()
          : List.of(ZoneId.of(zone.toString()));
    } catch (DateTimeException e) {
      return week.zones();
    }
  }
}
