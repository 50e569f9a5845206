package io.holdfast.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.vocabulary.Signal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Instant NOON = Telecom.NOON;

  private History history = History.EMPTY;

  @Test
  void ofNothingCountsSumsAndDifferencesAreZeroAndTheRestIsAbsent() {
    assertThat(values(NOON))
        .containsOnly(
            Map.entry("complaints24h", 0L),
            Map.entry("complaints30d", 0L),
            Map.entry("complaints365d", 0L),
            Map.entry("drops90d", 0L),
            Map.entry("dropSum90d", 0.0),
            Map.entry("rivals30d", 0L));
  }

  @Test
  void valuesComeInDeclaredOrder() {
    fold(Telecom.usageDrop(NOON, 10.0));

    assertThat(values(NOON).keySet())
        .containsSubsequence("complaints24h", "drops90d", "dropSum90d", "dropMin90d", "rivals30d");
  }

  @Test
  void numbersOfEveryKindAddUpExactly() {
    fold(Telecom.usageDrop(NOON, 0.1));
    fold(Telecom.usageDrop(NOON, 0.2));
    fold(Telecom.usageDrop(NOON.minus(Duration.ofDays(40)), 7L));
    fold(Telecom.usageDrop(NOON.minus(Duration.ofDays(89)), new BigDecimal("2.70")));
    fold(Telecom.usageDrop(NOON.minus(Duration.ofDays(90)), 1000L));

    assertThat(values(NOON))
        .containsEntry("drops90d", 4L)
        .containsEntry("dropSum90d", 10.0)
        .containsEntry("dropMin90d", 0.1)
        .containsEntry("dropMax90d", 7.0)
        .containsEntry("dropMean90d", 2.5)
        .containsEntry("dropMax2y", 1000.0);
  }

  @Test
  void moneyCountsByItsAmount() {
    fold(Telecom.usageDrop(NOON, Map.of("amount", new BigDecimal("12.50"), "currency", "EUR")));

    assertThat(values(NOON)).containsEntry("dropSum90d", 12.5).containsEntry("dropLast90d", 12.5);
  }

  @Test
  void whatIsNoNumberIsNotAddedUp() {
    fold(Telecom.usageDrop(NOON, "a lot"));
    fold(Telecom.usageDrop(NOON, new BigDecimal("1e999999")));
    fold(Telecom.signal("usage-drop", NOON, Map.of()));

    assertThat(values(NOON)).containsEntry("drops90d", 3L).containsEntry("dropSum90d", 0.0);
  }

  @Test
  void thirtyDaysAreTodayAndTheTwentyNineBefore() {
    Instant midnight = Instant.parse("2026-03-15T00:00:00Z");
    fold(complaint(midnight.minus(Duration.ofDays(29))));
    assertThat(values(NOON)).containsEntry("complaints30d", 1L);

    fold(complaint(midnight.minus(Duration.ofDays(29)).minusSeconds(1)));
    assertThat(values(NOON)).containsEntry("complaints30d", 1L);
  }

  @Test
  void oneDayIsThisHourAndTheTwentyThreeBefore() {
    fold(complaint(NOON.minus(Duration.ofHours(23))));
    fold(complaint(NOON.minus(Duration.ofHours(23)).minusSeconds(1)));

    assertThat(values(NOON.plusSeconds(1800))).containsEntry("complaints24h", 1L);
  }

  @Test
  void aWindowEndsWithTheSignalAssessed() {
    fold(complaint(NOON));
    fold(complaint(NOON.minus(Duration.ofDays(10))));

    assertThat(values(NOON.minus(Duration.ofDays(5))))
        .containsEntry("complaints30d", 1L)
        .containsEntry("complaints24h", 0L)
        .containsEntry("daysSinceComplaint", 5L);
  }

  @Test
  void aLateSignalFallsIntoItsOwnDay() {
    fold(complaint(NOON));
    fold(complaint(NOON.minus(Duration.ofDays(20))));
    fold(complaint(NOON.minus(Duration.ofDays(60))));

    assertThat(values(NOON)).containsEntry("complaints30d", 2L).containsEntry("complaints365d", 3L);
  }

  @Test
  void daysSinceCountsWholeDays() {
    fold(complaint(NOON.minus(Duration.ofHours(47))));

    assertThat(values(NOON)).containsEntry("daysSinceComplaint", 1L);
    assertThat(values(NOON.plus(Duration.ofHours(1)))).containsEntry("daysSinceComplaint", 2L);
  }

  @Test
  void theLastValueIsTheNewestHoweverLateItComes() {
    fold(rival(NOON, "Acme"));
    fold(rival(NOON.minus(Duration.ofDays(1)), "Zeta"));

    assertThat(values(NOON)).containsEntry("lastRival30d", "Acme").containsEntry("rivals30d", 2L);
  }

  @Test
  void equalNumbersAreOneValueWhateverTheirType() {
    History folded = History.EMPTY;
    for (Object same : new Object[] {5L, 5.0, new BigDecimal("5.00")}) {
      folded =
          folded.with(
              Telecom.signal("competitor-offer", NOON, Map.of("competitor", same)),
              Telecom.DECLARATIONS.windows());
    }

    assertThat(folded.values(Telecom.DECLARATIONS.windows(), NOON)).containsEntry("rivals30d", 1L);
  }

  @Test
  void differentValuesAreExactUpToSixtyFourAndEstimatedBeyond() {
    for (int i = 0; i < 64; i++) {
      fold(rival(NOON.minus(Duration.ofDays(i % 20)), "rival-" + i));
      fold(rival(NOON, "rival-" + i));
    }
    assertThat(values(NOON)).containsEntry("rivals30d", 64L);

    for (int i = 64; i < 2_000; i++) {
      fold(rival(NOON.minus(Duration.ofDays(i % 20)), "rival-" + i));
    }
    assertThat((double) (long) values(NOON).get("rivals30d")).isCloseTo(2_000, within(600.0));
  }

  @Test
  void memoryIsBoundedWhateverTheRate() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      Instant time = NOON.minusSeconds(random.nextInt(1000 * 86_400));
      fold(rival(time, "rival-" + random.nextInt(5_000)));
    }

    for (Series series : history.series().values()) {
      assertThat(series.buckets().size()).isLessThanOrEqualTo(110);
    }
    assertThat(history.series().size()).isEqualTo(2);
  }

  @Test
  void aSeriesThatHasFallenSilentIsForgotten() {
    fold(complaint(NOON));
    fold(Telecom.usageDrop(NOON.plus(Duration.ofDays(1000)), 5.0));

    assertThat(history.series().keySet())
        .extracting(Series.Key::signalType)
        .containsOnly("usage-drop");
  }

  @Test
  void windowsThatReadTheSameShareOneSeries() {
    fold(Telecom.usageDrop(NOON, 5.0));

    assertThat(history.series()).hasSize(4);
  }

  @Test
  void signalsThatNoWindowReadsLeaveNothing() {
    fold(Telecom.signal("customer-left", NOON, Map.of()));

    assertThat(history.series()).isEmpty();
  }

  private void fold(Signal signal) {
    history = history.with(signal, Telecom.DECLARATIONS.windows());
  }

  private Map<String, Object> values(Instant end) {
    return history.values(Telecom.DECLARATIONS.windows(), end);
  }

  private static Signal complaint(Instant time) {
    return Telecom.signal("complaint-opened", time, Map.of("ticketId", "t-1"));
  }

  private static Signal rival(Instant time, String name) {
    return Telecom.signal("competitor-offer", time, Map.of("competitor", name));
  }
}
