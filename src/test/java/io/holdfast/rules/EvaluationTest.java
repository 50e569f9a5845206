package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.engine.DroolsRules;
import io.holdfast.rules.language.Evaluation;
import io.holdfast.vocabulary.Situation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

  @Test
  void whatKeepsARuleFromSpeakingIsSaidInWords(@TempDir Path directory) {
    RuleDirectory rules = RuleDirectory.in(directory);
    Map<String, Object> data = new HashMap<>(Map.of("dropPct", 35.0, "metric", "voiceMin"));

    assertThat(whyNot(rules, "dropPct >= 40", data))
        .containsExactly("dropPct was 35, wanted at least 40");
    assertThat(whyNot(rules, "metric == \"dataMb\", dropPct > 20", data))
        .containsExactly("metric was voiceMin, wanted dataMb");
    assertThat(whyNot(rules, "dropPct >= parameter(\"usage-drop-high\")", data))
        .containsExactly(
            "dropPct was 35, wanted at least parameter(\"usage-drop-high\"), which was 40");
    assertThat(whyNot(rules, "customer.tenureMonths < 12", data))
        .containsExactly("customer.tenureMonths was empty, wanted less than 12");
    assertThat(whyNot(rules, "metric in (\"dataMb\")", data))
        .containsExactly("metric was voiceMin, wanted dataMb");
    assertThat(whyNot(rules, "dropPct < 30 || metric == \"dataMb\"", data))
        .containsExactly(
            "dropPct was 35, wanted less than 30, and metric was voiceMin, wanted dataMb");
    assertThat(whyNot(rules, "!(dropPct > 30)", data))
        .containsExactly("dropPct was 35, wanted not more than 30");
    assertThat(whyNot(rules, "dropPct + 5.1 > 40.2", data))
        .containsExactly("dropPct + 5.1 was 40.1, wanted more than 40.2");
    assertThat(whyNot(rules, "dropPct > 40, metric == \"dataMb\"", data)).hasSize(2);
    assertThat(whyNot(rules, "dropPct > 30", data)).isEmpty();
  }

  private static List<String> whyNot(
      RuleDirectory rules, String conditions, Map<String, Object> data) {
    RuleSet ruleSet =
        rules
            .write(
                "assessment/probe.drl",
                """
                rule "probe" @id(probe) @owner(x) @since(2026-01-01) @basis(x)
                when
                  UsageDrop(%s)
                then
                  assessment.points(1, "LOYAL");
                end
                """
                    .formatted(conditions))
            .load();
    Situation situation =
        ((DroolsRules) ruleSet.evaluator()).situations().ofSignal(Cases.signal("usage-drop", data));
    return ruleSet.written().stream()
        .filter(rule -> rule.id().equals("probe"))
        .findFirst()
        .map(rule -> Evaluation.whyNot(rule.conditions(), situation))
        .orElseThrow();
  }
}
