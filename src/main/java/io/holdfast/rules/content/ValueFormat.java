package io.holdfast.rules.content;

import io.holdfast.rules.content.Placeholder.Shown;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Shows values as people of a language write them: money, numbers and days. */
final class ValueFormat {
  private static final String NOTHING = "–";
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final int DECIMALS = 2;

  private static final Map<String, ValueFormat> KNOWN = new ConcurrentHashMap<>();

  // formats are dear to make, cheap to copy and not to be shared between threads
  private final NumberFormat numbers;
  private final NumberFormat money;
  private final DateTimeFormatter days;
  private final DateTimeFormatter weekday;

  private ValueFormat(String language) {
    Locale locale = Locale.forLanguageTag(language);
    numbers = NumberFormat.getNumberInstance(locale);
    numbers.setMaximumFractionDigits(DECIMALS);
    money = NumberFormat.getCurrencyInstance(locale);
    weekday = DateTimeFormatter.ofPattern("EEE", locale);
    days = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
  }

  static ValueFormat of(String language) {
    return KNOWN.computeIfAbsent(language, ValueFormat::new);
  }

  /** The value in words; a dash for {@code null}. */
  String show(Object value, Shown shown) {
    if (value == null) {
      return NOTHING;
    }
    if (value instanceof Map<?, ?> money) {
      return money.get("amount") instanceof Number amount
          ? money(amount, String.valueOf(money.get("currency")))
          : NOTHING;
    }
    if (value instanceof Number number) {
      return shown.currency().map(c -> money(number, c)).orElseGet(() -> number(number));
    }
    String text = value.toString();
    try {
      return switch (shown.type()) {
        case DAY -> day(LocalDate.parse(text));
        case TIME -> time(OffsetDateTime.parse(text), shown);
        default -> text;
      };
    } catch (DateTimeException e) {
      return text;
    }
  }

  private String time(OffsetDateTime time, Shown shown) {
    String day = day(time.toLocalDate());
    return shown.toTheMinute()
        ? weekday.format(time) + ' ' + day + ' ' + MINUTES.format(time)
        : day;
  }

  private String day(LocalDate day) {
    return days.format(day);
  }

  private String number(Number number) {
    return ((NumberFormat) numbers.clone()).format(number);
  }

  private String money(Number amount, String currency) {
    try {
      NumberFormat format = (NumberFormat) money.clone();
      format.setCurrency(Currency.getInstance(currency));
      boolean whole = new BigDecimal(amount.toString()).stripTrailingZeros().scale() <= 0;
      format.setMaximumFractionDigits(whole ? 0 : DECIMALS);
      format.setMinimumFractionDigits(whole ? 0 : DECIMALS);
      return format.format(amount);
    } catch (IllegalArgumentException e) {
      return number(amount) + ' ' + currency;
    }
  }
}
