package io.holdfast.vocabulary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** A day of the customer's profile. */
public final class ProfileDay {
  private ProfileDay() {}

  /** Its first moment in UTC; absent where the profile holds no day under this name. */
  public static Optional<Instant> of(Map<String, Object> profile, String field) {
    try {
      return Optional.ofNullable(profile.get(field))
          .map(day -> LocalDate.parse(day.toString()).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
