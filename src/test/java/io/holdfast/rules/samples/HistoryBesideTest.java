package io.holdfast.rules.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.vocabulary.Aggregation;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryBesideTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final List<Window> WINDOWS =
      List.of(
          window("drops30d", 30, Aggregation.COUNT, Optional.empty()),
          window("drops90d", 90, Aggregation.COUNT, Optional.empty()),
          window("deepest30d", 30, Aggregation.MAX, Optional.of("dropPct")),
          window("sum30d", 30, Aggregation.SUM, Optional.of("dropPct")));

  private static Window window(
      String name, int days, Aggregation aggregation, Optional<String> field) {
    return new Window(name, Duration.ofDays(days), aggregation, "usage-drop", field);
  }

  private static HistoryBeside history(Map<String, Object> windows) {
    return new HistoryBeside(
        new Facts(
            new Signal("s-1", "/test", "usage-drop", NOW, NOW, "c-1", Map.of("dropPct", 35.0)),
            Map.of(),
            windows,
            new Contacts(List.of(), NOW),
            new Consents(Map.of()),
            Optional.empty(),
            List.of(),
            false,
            NOW),
        WINDOWS);
  }

  @Test
  void windowsThatHoldTheSignalAloneMoveWithItsField() {
    Map<String, Object> alone =
        Map.of("drops30d", 1L, "drops90d", 2L, "deepest30d", 35.0, "sum30d", 35.0);

    assertThat(history(alone).withField("dropPct", 35.0, 10.0).orElseThrow())
        .containsEntry("deepest30d", 10.0)
        .containsEntry("sum30d", 10.0)
        .containsEntry("drops30d", 1L);
  }

  @Test
  void aDeeperDropIsTheDeepestAndCountsInTheSum() {
    Map<String, Object> two =
        Map.of("drops30d", 2L, "drops90d", 2L, "deepest30d", 35.0, "sum30d", 50.0);

    assertThat(history(two).withField("dropPct", 35.0, 60.0).orElseThrow())
        .containsEntry("deepest30d", 60.0)
        .containsEntry("sum30d", 75.0);
  }

  @Test
  void whereTheNextDeepestIsUnknownThereIsNoSuchCase() {
    Map<String, Object> two =
        Map.of("drops30d", 2L, "drops90d", 2L, "deepest30d", 35.0, "sum30d", 50.0);

    assertThat(history(two).withField("dropPct", 35.0, 10.0)).isEmpty();
  }

  @Test
  void aLongerWindowCountsWhatAShorterOneDoes() {
    Map<String, Object> two = Map.of("drops30d", 2L, "drops90d", 2L);

    assertThat(history(two).withWindow("drops30d", 4L).orElseThrow()).containsEntry("drops90d", 4L);
    assertThat(history(two).withWindow("drops90d", 1L).orElseThrow()).containsEntry("drops30d", 1L);
  }

  @Test
  void aWindowNeverLacksTheSignalAtHand() {
    Map<String, Object> alone = Map.of("drops30d", 1L, "deepest30d", 35.0);

    assertThat(history(alone).withWindow("drops30d", 0L)).isEmpty();
    assertThat(history(alone).withWindow("deepest30d", 20.0)).isEmpty();
  }
}
