package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Decision;
import io.holdfast.journal.Decisions;
import io.holdfast.vocabulary.Veto;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineMetricsTest {

  @Test
  void everyRefusalIsCountedByItsPolicy() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Decision decision = Decisions.typical("c-1", "s-1");
    List<String> policies =
        decision.candidates().stream().flatMap(c -> c.vetoes().stream()).map(Veto::policy).toList();

    new PipelineMetrics(registry).decided(decision, CustomerState.unknown("c-1"));

    assertThat(policies).isNotEmpty();
    assertThat(policies)
        .allSatisfy(
            policy ->
                assertThat(registry.counter("holdfast.refusals", "policy", policy).count())
                    .isEqualTo(policies.stream().filter(policy::equals).count()));
  }
}
