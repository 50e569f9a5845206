package io.holdfast.action.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionRequests;
import io.holdfast.action.ActionWithdrawn;
import io.holdfast.action.DecidingRuleSets.Quotable;
import io.holdfast.console.SampleWording;
import io.holdfast.decision.Decision;
import io.holdfast.decision.ScriptedRules;
import io.holdfast.decision.Withdrawal;
import io.holdfast.journal.Capsule;
import io.holdfast.journal.DecisionCodec;
import io.holdfast.journal.Decisions;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.journal.Seal;
import io.holdfast.server.contract.PublishedContract;
import io.holdfast.task.Actions;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Origin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionEventsTest {
  private static final Quotable QUOTED =
      new Quotable(new ScriptedRules().settings(), new SampleWording());
  private final DecisionEvents events = new DecisionEvents("/holdfast");

  @Test
  void aDecisionIsPublishedAsItsSchemaSays() {
    PublishedContract.assertHolds(events.made(sealed()));
  }

  @Test
  void aDecisionIsPublishedByteForByteAsItWasRecorded() {
    RecordedDecision recorded = sealed();

    Capsule published = Capsule.read(new String(events.made(recorded), StandardCharsets.UTF_8));

    assertThat(published.json())
        .isEqualTo(new String(DecisionCodec.write(recorded.decision()), StandardCharsets.UTF_8));
    assertThat(published.seal()).isEqualTo(recorded.seal());
  }

  private static RecordedDecision sealed() {
    return new RecordedDecision(Decisions.typical("C-1", "s-1"), Origin.ofRequest("r-1"))
        .sealed(Optional.of(new Seal(7, "0".repeat(40), "1".repeat(40))));
  }

  @Test
  void whatIsWithdrawnIsPublishedAsItsSchemaSaysUnderTheIdItWasAskedForBy() {
    Decision decision = Decisions.typical("C-1", "s-1");

    ActionWithdrawn withdrawn = ActionWithdrawn.of(decision, version -> QUOTED).get(0);

    assertThat(withdrawn.actionId()).isEqualTo(decision.withdrawals().get(0).actionId());
    assertThat(withdrawn.eventId()).isEqualTo(withdrawn.actionId() + "-withdrawn");
    assertThat(withdrawn.decisionId()).isEqualTo(decision.id());
    PublishedContract.assertHolds(events.withdrawn(withdrawn));
  }

  @Test
  void whatTakesAPlaceAndWhatLosesItNameEachOther() {
    Decision decision = withdrawing(Decisions.typical("C-1", "s-1"));
    String instead = decision.actions().get(0).id();
    List<String> withdrawn = decision.withdrawals().stream().map(Withdrawal::actionId).toList();

    List<ActionWithdrawn> gone = ActionWithdrawn.of(decision, version -> QUOTED);
    List<ActionRequested> asked = ActionRequests.of(decision, version -> QUOTED);

    assertThat(gone).extracting(ActionWithdrawn::replacedBy).containsOnly(Optional.of(instead));
    assertThat(asked.get(0).replaces()).isEqualTo(withdrawn);
    PublishedContract.assertHolds(events.requested(asked.get(0)));
    PublishedContract.assertHolds(events.withdrawn(gone.get(0)));
  }

  private static Decision withdrawing(Decision decision) {
    Contact offered =
        decision.facts().contacts().ledger().get(0).with(Contact.Status.REQUESTED, Decisions.NOW);
    return new Decision(
        decision.id(),
        decision.ruleSet(),
        decision.decidedAt(),
        decision.verdict(),
        decision.tier(),
        decision.risk(),
        decision.candidates(),
        decision.actions(),
        decision.facts(),
        decision.weighing(),
        decision.timers(),
        decision.draws(),
        List.of(new Withdrawal(offered, decision.risk().drivers().get(0).reason())));
  }

  @Test
  void anActionIsPublishedAsItsSchemaSays() {
    PublishedContract.assertHolds(events.requested(Actions.of("C-1").task()));
    PublishedContract.assertHolds(events.requested(Actions.of("C-1").outreach()));
  }
}
