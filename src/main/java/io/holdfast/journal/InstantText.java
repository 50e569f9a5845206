package io.holdfast.journal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Times as {@link Instant#toString} writes them. A decision holds more than a dozen, and this takes
 * a fifth of the time that the general formatter takes.
 */
final class InstantText extends ValueSerializer<Instant> {
  private static final int LONGEST = "2026-03-15T12:00:00.123456789Z".length();

  @Override
  public void serialize(Instant time, JsonGenerator out, SerializationContext context) {
    LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
    if (utc.getYear() < 0 || utc.getYear() > 9999) {
      out.writeString(time.toString());
      return;
    }
    char[] text = new char[LONGEST];
    digits(text, 0, 4, utc.getYear());
    text[4] = '-';
    digits(text, 5, 2, utc.getMonthValue());
    text[7] = '-';
    digits(text, 8, 2, utc.getDayOfMonth());
    text[10] = 'T';
    digits(text, 11, 2, utc.getHour());
    text[13] = ':';
    digits(text, 14, 2, utc.getMinute());
    text[16] = ':';
    digits(text, 17, 2, utc.getSecond());
    int end = fraction(text, time.getNano());
    text[end] = 'Z';
    out.writeString(text, 0, end + 1);
  }

  private static int fraction(char[] text, int nanos) {
    if (nanos == 0) {
      return 19;
    }
    text[19] = '.';
    if (nanos % 1_000_000 == 0) {
      return digits(text, 20, 3, nanos / 1_000_000);
    }
    return nanos % 1_000 == 0 ? digits(text, 20, 6, nanos / 1_000) : digits(text, 20, 9, nanos);
  }

  private static int digits(char[] text, int at, int count, int number) {
    int rest = number;
    for (int i = at + count - 1; i >= at; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    return at + count;
  }
}
