package io.holdfast.rules.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.fairness.ParityReport;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class ParityControllerTest {
  private final MockMvcTester http =
      MockMvcTester.of(new ParityController(limit -> new ParityReport(limit, 100, 0.8, List.of())));

  @ParameterizedTest
  @ValueSource(ints = {0, 1000})
  void asManyDecisionsAreLookedAtAsIsAsked(int limit) {
    assertThat(http.get().uri("/v1/rulesets:parity?limit=" + limit))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("decisions")
        .isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1001})
  void moreThanAThousandAreRefused(int limit) {
    assertThat(http.get().uri("/v1/rulesets:parity?limit=" + limit)).hasStatus(400);
  }
}
