package io.holdfast.vocabulary;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When people work, by the clock of where they are. Time to do something in runs only then; 24
 * hours of it are a working day.
 *
 * @param hours of each weekday; nobody works on a day without, and there is a day with
 * @param holidays days that are like Sundays
 */
public record WorkingHours(ZoneId zone, Map<DayOfWeek, Hours> hours, Set<LocalDate> holidays) {

  /**
   * @throws IllegalArgumentException when there is no day to work on
   */
  public WorkingHours {
    if (hours.isEmpty()) {
      throw new IllegalArgumentException("There is no day to work on");
    }
  }

  /** Hours of a day, the last moment of which is not one of them. */
  public record Hours(LocalTime from, LocalTime to) {}

  /**
   * The moment at which so much time has passed: working days at the same time of day, then hours.
   * One that ends with the day is the end of that day.
   *
   * @param time 0 or more
   */
  public Instant after(Instant from, Duration time) {
    LocalDate day = opening(from);
    Instant moment = later(from, start(day));
    LocalTime clock = moment.atZone(zone).toLocalTime();
    for (long left = time.toDays(); left > 0; left--) {
      day = next(day);
      moment = earlier(later(at(day, clock), start(day)), end(day));
    }
    return plus(moment, time.minusDays(time.toDays()));
  }

  /**
   * The moment until which so much is worked.
   *
   * @param work 0 or more
   */
  public Instant plus(Instant from, Duration work) {
    LocalDate day = from.atZone(zone).toLocalDate();
    Duration left = work;
    while (true) {
      Optional<Duration> rest = rest(day, from);
      if (rest.isPresent() && rest.get().compareTo(left) >= 0) {
        return later(from, start(day)).plus(left);
      }
      left = left.minus(rest.orElse(Duration.ZERO));
      day = day.plusDays(1);
    }
  }

  /**
   * The moment from which so much is worked until another.
   *
   * @param work 0 or more
   */
  public Instant minus(Instant to, Duration work) {
    LocalDate day = to.atZone(zone).toLocalDate();
    Duration left = work;
    while (true) {
      if (of(day).isPresent() && to.isAfter(start(day))) {
        Instant end = earlier(to, end(day));
        Duration worked = Duration.between(start(day), end);
        if (worked.compareTo(left) >= 0) {
          return end.minus(left);
        }
        left = left.minus(worked);
      }
      day = day.minusDays(1);
    }
  }

  /** How much is worked from one moment to another; nothing where the other comes first. */
  public Duration between(Instant from, Instant to) {
    Duration worked = Duration.ZERO;
    LocalDate last = to.atZone(zone).toLocalDate();
    for (LocalDate day = from.atZone(zone).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      Optional<Duration> rest = rest(day, from);
      Optional<Duration> beyond = rest(day, to);
      worked = worked.plus(rest.orElse(Duration.ZERO)).minus(beyond.orElse(Duration.ZERO));
    }
    return worked.isNegative() ? Duration.ZERO : worked;
  }

  // what is left to work on a day that is worked on
  private Optional<Duration> rest(LocalDate day, Instant from) {
    return of(day)
        .map(open -> Duration.between(later(from, start(day)), end(day)))
        .map(rest -> rest.isNegative() ? Duration.ZERO : rest);
  }

  /** The first day on which somebody works at this moment or later. */
  private LocalDate opening(Instant from) {
    LocalDate day = from.atZone(zone).toLocalDate();
    return of(day).isPresent() && from.isBefore(end(day)) ? day : next(day);
  }

  private LocalDate next(LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (of(next).isEmpty()) {
      next = next.plusDays(1);
    }
    return next;
  }

  private Optional<Hours> of(LocalDate day) {
    DayOfWeek like = holidays.contains(day) ? DayOfWeek.SUNDAY : day.getDayOfWeek();
    return Optional.ofNullable(hours.get(like));
  }

  private Instant start(LocalDate day) {
    return at(day, of(day).orElseThrow().from());
  }

  private Instant end(LocalDate day) {
    return at(day, of(day).orElseThrow().to());
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
