package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.action.DecidingRuleSets.NotProposed;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.vocabulary.Facts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffersNotProposedTest {
  private static RuleSet ruleSet;

  @BeforeAll
  static void load(@TempDir Path directory) {
    ruleSet = RuleDirectory.in(directory).load();
  }

  private static List<NotProposed> notProposed(String signal, Map<String, Object> data) {
    Facts facts = Cases.signal(signal, data);
    Decision decision =
        DecisionMaker.decide(List.of(facts), ruleSet.evaluator())
            .get(0)
            .fold(
                made -> made,
                failure -> {
                  throw new AssertionError(failure.toString());
                });
    return OffersNotProposed.of(ruleSet, decision);
  }

  @Test
  void theConditionThatKeptARuleFromItsOfferIsSaidInItsWords() {
    assertThat(notProposed("usage-drop", Map.of("dropPct", 10.0, "metric", "dataMb")))
        .containsExactly(
            new NotProposed(
                "data-10gb",
                "offer-data",
                List.of("'the risk is at least MEDIUM' is not so: risk was LOW (score 5)")));
  }

  @Test
  void whatWasProposedIsNotAmongThem() {
    assertThat(notProposed("usage-drop", Map.of("dropPct", 90.0, "metric", "dataMb"))).isEmpty();
  }

  @Test
  void rulesForOtherSignalsAreNoAnswer() {
    assertThat(notProposed("complaint-opened", Map.of("ticketId", "t")))
        .extracting(NotProposed::rule)
        .doesNotContain("offer-data");
  }
}
