package io.holdfast.decision;

import static io.holdfast.decision.ScriptedRules.offer;
import static io.holdfast.decision.ScriptedRules.outreach;
import static io.holdfast.decision.ScriptedRules.owedTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contact.Status;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.Veto;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What waits for the contact hours, and what is decided meanwhile: the better of the two stays. */
class WaitingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T22:00:00Z");

  private final ScriptedRules rules = new ScriptedRules().lettingWhatWaitsCompete();

  @Test
  void somethingBetterTakesThePlaceOfWhatWaits() {
    rules.proposing(offer("dear"));

    Decision decision = decide(waiting(outreach()));

    assertThat(chosen(decision)).containsExactly(offer("dear"));
    assertThat(decision.withdrawals())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.actionId()).isEqualTo("before-again");
              assertThat(one.reason().code()).isEqualTo("SOMETHING_BETTER");
              assertThat(decision.insteadOf(one)).contains(decision.actions().get(0));
            });
  }

  @Test
  void alsoWhereItHasToWaitItself() {
    rules
        .proposing(offer("dear"))
        .refusing(one -> List.of(new Veto("P4", new Reason("NIGHT", "p4", Map.of()), until())));

    Decision decision = decide(waiting(outreach()));

    assertThat(decision.verdict()).isEqualTo(Decision.Verdict.DEFERRED);
    assertThat(decision.withdrawals()).hasSize(1);
  }

  @Test
  void whatWaitsStaysWhereNothingIsBetter() {
    for (Proposal notBetter : List.of(outreach(), offer("dear"))) {
      rules.proposing(notBetter);

      Decision decision = decide(waiting(offer("dear")));

      assertThat(decision.actions()).isEmpty();
      assertThat(decision.withdrawals()).isEmpty();
      assertThat(decision.candidates().get(0).vetoes())
          .extracting(veto -> veto.policy() + ' ' + veto.reason().code())
          .containsExactly("P13 AS_GOOD_WAITS");
    }
  }

  @Test
  void whatIsOwedIsDoneBesideWhatWaits() {
    rules.proposing(owedTask("complaint"));

    Decision decision = decide(waiting(outreach()));

    assertThat(decision.actions()).hasSize(1);
    assertThat(decision.withdrawals()).isEmpty();
  }

  @Test
  void whatARuleWithdrawsDoesNotCompete() {
    Contact waiting = waiting(offer("dear"));
    rules
        .proposing(outreach())
        .withdrawing(
            one -> List.of(new Withdrawal(waiting, new Reason("LEFT", "leaves", Map.of()))));

    Decision decision = decide(waiting);

    assertThat(chosen(decision)).containsExactly(outreach());
    assertThat(decision.withdrawals())
        .extracting(one -> one.reason().code())
        .containsExactly("LEFT");
  }

  @Test
  void byRulesThatDoNotSayWhatWaitsStandsApart() {
    ScriptedRules silent = new ScriptedRules().proposing(outreach());

    Decision decision =
        DecisionMaker.decide(List.of(facts(waiting(offer("dear")))), silent)
            .get(0)
            .fold(one -> one, failure -> null);

    assertThat(chosen(decision)).containsExactly(outreach());
    assertThat(decision.withdrawals()).isEmpty();
  }

  private static Optional<Instant> until() {
    return Optional.of(NOW.plusSeconds(36_000));
  }

  private static List<Proposal> chosen(Decision decision) {
    return decision.actions().stream().map(Action::proposal).toList();
  }

  private static Contact waiting(Proposal proposal) {
    return new Contact(
        "before-again",
        proposal.kind(),
        proposal.channel(),
        proposal.offerId(),
        proposal.offerId().map(offer -> "discount"),
        NOW.minusSeconds(60),
        proposal.kind() != ActionKind.MANAGER_TASK,
        Status.DEFERRED,
        NOW.minusSeconds(60));
  }

  private Decision decide(Contact waiting) {
    return DecisionMaker.decide(List.of(facts(waiting)), rules)
        .get(0)
        .fold(one -> one, failure -> null);
  }

  private static Facts facts(Contact waiting) {
    Signal signal =
        new Signal(
            "s1", "/test", ScriptedRules.USAGE_DROP, NOW, NOW, "c1", Map.of("dropPct", 60.0));
    return new Facts(
        signal,
        Map.of("monthlyCharge", 300.0),
        Map.of(),
        new Contacts(List.of(waiting), NOW),
        new Consents(Map.of()),
        Optional.empty(),
        List.of(),
        false,
        NOW);
  }
}
