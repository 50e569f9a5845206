package io.holdfast.console;

import io.holdfast.action.Wording;
import io.holdfast.task.Nomination;
import io.holdfast.vocabulary.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;

/** How things are said to one reader: in their language, at their clock. */
public final class Phrases {
  private static final BigDecimal CENTS_MATTER_BELOW = BigDecimal.valueOf(100);

  private static final int MOST_DECIMALS = 6;

  private final MessageSource messages;
  private final Locale locale;
  private final ZoneId zone;
  private final Instant now;
  private final Wording wording;

  /**
   * @param wording of the rule set at work
   */
  Phrases(MessageSource messages, Locale locale, ZoneId zone, Instant now, Wording wording) {
    this.messages = messages;
    this.locale = locale;
    this.zone = zone;
    this.now = now;
    this.wording = wording;
  }

  /** The reader's language as in the {@code lang} attribute of a page. */
  public String language() {
    return locale.toLanguageTag();
  }

  public String message(String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  /** What a code, such as a channel, is called; the code itself where it has no name. */
  public String named(String prefix, Object code) {
    return messages.getMessage(prefix + '.' + code, null, code.toString(), locale);
  }

  /** The text of the rule set in the reader's language; English where it has none. */
  public String text(Map<String, String> byLanguage) {
    return inLanguage(byLanguage).orElse("");
  }

  /** The lines of the rule set in the reader's language; English where it has none. */
  public List<String> lines(Map<String, List<String>> byLanguage) {
    return inLanguage(byLanguage).orElse(List.of());
  }

  private <T> Optional<T> inLanguage(Map<String, T> byLanguage) {
    return Optional.ofNullable(byLanguage.get(language()))
        .or(() -> Optional.ofNullable(byLanguage.get(locale.getLanguage())))
        .or(() -> Optional.ofNullable(byLanguage.get(Wording.FALLBACK)));
  }

  /** Whether a time has passed. */
  public boolean past(Instant time) {
    return time.isBefore(now);
  }

  /** When something is due: how long until then, and the clock. */
  public String due(Instant due) {
    return past(due)
        ? message("due.late", lasting(Duration.between(due, now)), clock(due))
        : message("due.in", lasting(Duration.between(now, due)), clock(due));
  }

  /** How long ago. */
  public String ago(Instant time) {
    Duration since = Duration.between(time, now);
    return since.toMinutes() < 1 ? message("ago.now") : message("ago", lasting(since));
  }

  /** How long something took. */
  public String lasting(Duration duration) {
    if (duration.toHours() >= 24) {
      return message("duration.days", duration.toDays(), duration.toHoursPart());
    }
    if (duration.toMinutes() >= 60) {
      return message("duration.hours", duration.toHours(), duration.toMinutesPart());
    }
    return message("duration.minutes", Math.max(0, duration.toMinutes()));
  }

  /** The time of day; with the date unless it is today. */
  public String clock(Instant time) {
    ZonedDateTime local = time.atZone(zone);
    boolean today = local.toLocalDate().equals(now.atZone(zone).toLocalDate());
    return formatted(today ? "time.today" : "time.other", local);
  }

  /** Date, time and zone in full. */
  public String moment(Instant time) {
    return formatted("time.full", time.atZone(zone));
  }

  /** What the clock shows in another zone now; empty where there is no such zone. */
  public String clockIn(String zoneName) {
    try {
      return formatted("time.today", now.atZone(ZoneId.of(zoneName)));
    } catch (DateTimeException e) {
      return "";
    }
  }

  private String formatted(String pattern, ZonedDateTime time) {
    return DateTimeFormatter.ofPattern(message(pattern), locale).format(time);
  }

  /** An amount with its currency; cents only where they matter. */
  public String money(Money money) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance(money.currency()));
    boolean whole =
        money.amount().stripTrailingZeros().scale() <= 0
            || money.amount().abs().compareTo(CENTS_MATTER_BELOW) >= 0;
    format.setMinimumFractionDigits(whole ? 0 : 2);
    format.setMaximumFractionDigits(whole ? 0 : 2);
    return format.format(money.amount());
  }

  /** Who is to do a task, and why. */
  public String nomination(Nomination who) {
    String until = who.until().map(this::clock).orElse("");
    String why =
        message(
            "nomination." + who.why().name(),
            who.person().orElse(""),
            who.insteadOf().orElse(""),
            until);
    return who.insteadOf().isEmpty() || who.why() == Nomination.Why.DEPUTY
        ? why
        : message("nomination.absent", who.insteadOf().get(), until) + ' ' + why;
  }

  /** What a language is called; the tag itself where it names none. */
  public String languageName(String tag) {
    String name = Locale.forLanguageTag(tag).getDisplayName(locale);
    return name.isEmpty() ? tag : name;
  }

  /** A number with at most two decimals, and none from a thousand on. */
  public String number(Number number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(Math.abs(number.doubleValue()) < 1000 ? 2 : 0);
    return format.format(number);
  }

  /** A number as it was stated. */
  public String exact(double number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(MOST_DECIMALS);
    return format.format(number);
  }

  /** A share of 0 to 1 as percent. */
  public String percent(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(share < 0.1 ? 1 : 0);
    return format.format(share);
  }

  /** A value of a signal or profile as a person reads it. */
  public String value(Object value) {
    if (value instanceof Boolean flag) {
      return message(flag ? "yes" : "no");
    }
    if (value instanceof Instant time) {
      return moment(time);
    }
    if (value instanceof LocalDate day) {
      return DateTimeFormatter.ofPattern(message("time.date"), locale).format(day);
    }
    if (value instanceof Money money) {
      return money(money);
    }
    if (value instanceof Map<?, ?> map
        && map.get("amount") instanceof Number amount
        && map.get("currency") instanceof String currency) {
      return money(new Money(new BigDecimal(amount.toString()), currency));
    }
    return value instanceof Number number ? number(number) : String.valueOf(value);
  }

  /** A field's name in words; where there are none, {@code shopName} reads {@code Shop name}. */
  public String field(String name) {
    String titled = text(wording.field(name));
    if (!titled.isEmpty()) {
      return titled;
    }
    String words = name.replaceAll("(?<=[a-z])(?=[A-Z0-9])", " ").toLowerCase(Locale.ROOT);
    String fallback = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return messages.getMessage("field." + name, null, fallback, locale);
  }

  /** The first characters of a long hash: enough to tell versions apart. */
  public String brief(String hash) {
    return hash.length() > 8 ? hash.substring(0, 8) : hash;
  }
}
