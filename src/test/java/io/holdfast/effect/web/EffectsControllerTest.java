package io.holdfast.effect.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.effect.Effects;
import io.holdfast.effect.InMemoryEffectStore;
import io.holdfast.effect.Made;
import io.holdfast.effect.MeasuredRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class EffectsControllerTest {
  private final MockMvcTester http =
      MockMvcTester.of(
          new EffectsController(
              new Effects(
                  new InMemoryEffectStore(),
                  () -> new MeasuredRules(Made.VERSION, List.of("r-1"), Map.of(), Made.MEASUREMENT),
                  13,
                  () -> Instant.parse("2026-11-23T05:00:00Z"))));

  @Test
  void withoutDecisionsThereIsNotEnoughDataForANumber() {
    assertThat(http.get().uri("/v1/effects"))
        .hasStatusOk()
        .bodyJson()
        .hasPathSatisfying("from", from -> assertThat(from).isEqualTo("2025-11"))
        .hasPathSatisfying(
            "comparisons[0].arms[1].observed", observed -> assertThat(observed).isEqualTo(0))
        .hasPathSatisfying("silent[0]", rule -> assertThat(rule).isEqualTo("r-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "ABCDEF", "00ff/../", "nonsense"})
  void whatIsNoHashIsRefused(String version) {
    assertThat(http.get().uri("/v1/effects?version=" + version)).hasStatus(400);
  }
}
