package io.holdfast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Decision;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.decision.RulesInUse;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.rules.RuleDirectory;
import io.holdfast.rules.engine.DroolsRules;
import io.holdfast.rules.engine.Limits;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.SignalHandler.Refusal;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits of a rule set, all the way to what is dead-lettered. */
class RunawayRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final List<Decision> published = new ArrayList<>();

  @Test
  void aSignalOnWhichTooManyRulesSpeakIsRefusedWithTheRuleNamedAndOthersAreDecided(
      @TempDir Path directory) {
    DroolsRules loaded = (DroolsRules) RuleDirectory.in(directory).load().evaluator();
    // a rule set that trips its own limits on samples is not loaded at all
    RuleEvaluator rules =
        loaded.with(new Limits(1, Duration.ofSeconds(9), 1L << 40, () -> 0, () -> 0));

    List<Refusal> refusals =
        new RetentionPipeline(
                new InMemoryJournal(),
                made -> made.forEach(one -> published.add(one.decision())),
                () -> RulesInUse.only(rules),
                InstantSource.fixed(NOW),
                new CountedEvents())
            .handle(
                List.of(
                    signal("c1", "cancel-intent", Map.of()),
                    signal("c2", "usage-drop", Map.of("dropPct", 50.0, "metric", "dataMb")),
                    signal("c3", "cancel-intent", Map.of())));

    assertThat(refusals).extracting(Refusal::index).containsExactly(1);
    Rejection rejection = refusals.get(0).rejection();
    assertThat(rejection.code()).isEqualTo(Rejection.Code.RULE_FAILED);
    assertThat(rejection.detail())
        .matches(
            "FIRE_LIMIT in rule (usage-drop-deep|assessment/metric.drl.csv:12):"
                + " More than 1 rules spoke on one case\\.");
    assertThat(published).extracting(Decision::customerId).containsExactly("c1", "c3");
  }

  private static Input signal(String customerId, String type, Map<String, Object> data) {
    return new SignalInput(
        new Signal("s-" + customerId, "/test", type, NOW, NOW, customerId, data),
        Origin.ofRecord("retention.signals.v1", 0, customerId.charAt(1)));
  }
}
