package io.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.vocabulary.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class PhrasesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:15:00Z");

  private final Phrases english = phrases(Locale.ENGLISH);
  private final Phrases chinese = phrases(Locale.forLanguageTag("zh-CN"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-02T13:00:00Z | in 3 h 45 min (14:00)",
        "2026-03-02T09:59:59Z | in 44 min (10:59)",
        "2026-03-02T09:15:30Z | in 0 min (10:15)",
        "2026-03-02T08:40:00Z | 35 min late (09:40)",
        "2026-03-02T23:30:00Z | in 14 h 15 min (Tue 3 Mar, 00:30)",
        "2026-03-04T13:00:00Z | in 2 d 3 h (Wed 4 Mar, 14:00)",
        "2026-02-27T13:00:00Z | 2 d 20 h late (Fri 27 Feb, 14:00)"
      })
  void aDueTimeSaysHowLongAndWhen(Instant due, String said) {
    assertThat(english.due(due)).isEqualTo(said);
  }

  @Test
  void theFullMomentNamesItsZone() {
    assertThat(english.moment(NOW)).isEqualTo("Monday 2 March 2026, 10:15 CET");
    assertThat(chinese.moment(NOW)).startsWith("2026年3月2日 星期一 10:15");
  }

  @Test
  void theClockElsewhereIsShownAndAnUnknownZoneIsNot() {
    assertThat(english.clockIn("Asia/Shanghai")).isEqualTo("17:15");
    assertThat(english.clockIn("Nowhere/Land")).isEmpty();
  }

  @Test
  void aTextIsInTheReadersLanguageOrElseInEnglish() {
    assertThat(chinese.text(Map.of("en", "Complaint", "zh-CN", "投诉"))).isEqualTo("投诉");
    assertThat(chinese.text(Map.of("en", "Complaint"))).isEqualTo("Complaint");
    assertThat(chinese.lines(Map.of("en", List.of("one")))).containsExactly("one");
    assertThat(chinese.text(Map.of())).isEmpty();
  }

  @Test
  void valuesReadAsPeopleWriteThem() {
    assertThat(english.money(new Money(new BigDecimal("1240.00"), "EUR"))).isEqualTo("€1,240");
    assertThat(english.money(new Money(new BigDecimal("31.4"), "EUR"))).isEqualTo("€31.40");
    assertThat(english.money(new Money(new BigDecimal("3560.37"), "EUR"))).isEqualTo("€3,560");
    assertThat(english.number(2989.9)).isEqualTo("2,990");
    assertThat(english.number(1.5)).isEqualTo("1.5");
    assertThat(english.value(true)).isEqualTo("yes");
    assertThat(chinese.value(false)).isEqualTo("否");
    assertThat(english.value(LocalDate.of(2026, 3, 23))).isEqualTo("23 Mar 2026");
    assertThat(english.value(Map.of("amount", 12.5, "currency", "EUR"))).isEqualTo("€12.50");
    assertThat(english.field("monthlyRevenue")).isEqualTo("Monthly revenue");
    assertThat(english.percent(0.617)).isEqualTo("62%");
    assertThat(english.percent(0.034)).isEqualTo("3.4%");
  }

  private static Phrases phrases(Locale locale) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new Phrases(messages, locale, ZoneId.of("Europe/Berlin"), NOW, new SampleWording());
  }
}
