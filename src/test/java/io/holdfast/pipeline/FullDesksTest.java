package io.holdfast.pipeline;

import static io.holdfast.decision.ScriptedRules.outreach;
import static io.holdfast.decision.ScriptedRules.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Action;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.RulesInUse;
import io.holdfast.decision.ScriptedRules;
import io.holdfast.journal.DecisionCodec;
import io.holdfast.journal.InMemoryBudgets;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.Veto;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How busy desks are, on the way of a signal. */
class FullDesksTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private final ScriptedRules rules =
      new ScriptedRules()
          .askingOf("save-desk")
          .proposing(task("usage-falling"), outreach())
          .refusing(
              one ->
                  one.proposal().kind() == ActionKind.MANAGER_TASK
                          && one.assessedCase().facts().full("save-desk")
                      ? List.of(new Veto("P20", new Reason("DESK_FULL", "p20", Map.of())))
                      : List.of());

  @Test
  void whereADeskIsFullAnotherActionIsPreferredAndThatIsOnRecord() {
    Decision free = decided(Map.of("save-desk", 1, "care-desk", 0));
    Decision full = decided(Map.of("save-desk", 0, "care-desk", 0));

    assertThat(kinds(free)).containsExactly(ActionKind.MANAGER_TASK);
    assertThat(kinds(full)).containsExactly(ActionKind.PROACTIVE_OUTREACH);
    assertThat(full.facts().budgets()).isEqualTo(Map.of("hands:save-desk", 0.0));
    Decision read = DecisionCodec.read(DecisionCodec.write(full));
    Decision again =
        DecisionMaker.decide(List.of(read.facts()), rules)
            .get(0)
            .fold(decision -> decision, failure -> null);
    assertThat(DecisionCodec.write(again)).isEqualTo(DecisionCodec.write(full));
  }

  @Test
  void ofADeskThatNobodyKnowsNothingIsOnRecord() {
    assertThat(decided(Map.of()).facts().budgets()).isEmpty();
  }

  private Decision decided(Map<String, Integer> free) {
    List<Decision> made = new ArrayList<>();
    FreeHands hands =
        queues ->
            queues.stream()
                .filter(free::containsKey)
                .collect(Collectors.toMap(queue -> queue, free::get));
    new RetentionPipeline(
            new InMemoryJournal(),
            decisions -> decisions.forEach(one -> made.add(one.decision())),
            () -> RulesInUse.only(rules),
            () -> NOW,
            new CountedEvents(),
            new InMemoryBudgets(),
            BudgetLimits.DEFAULT,
            hands)
        .handle(
            List.of(
                new ProfileInput(
                    new ProfileUpdate("c", NOW, Map.of("monthlyCharge", 300.0)), new Origin("p")),
                new SignalInput(
                    new Signal(
                        "s",
                        "/test",
                        ScriptedRules.USAGE_DROP,
                        NOW,
                        NOW,
                        "c",
                        Map.of("dropPct", 60.0)),
                    new Origin("s"))));
    return made.get(0);
  }

  private static List<ActionKind> kinds(Decision decision) {
    return decision.actions().stream().map(Action::proposal).map(one -> one.kind()).toList();
  }
}
