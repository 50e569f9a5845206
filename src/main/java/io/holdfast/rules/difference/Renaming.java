package io.holdfast.rules.difference;

import io.holdfast.decision.Candidate;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Weighing;
import io.holdfast.decision.Withdrawal;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.TimerRequest;
import io.holdfast.vocabulary.Veto;
import java.util.Map;

/**
 * A decision with its rules called as in another version: the same row says the same, though its
 * number has changed.
 *
 * @param names by what the rules are called in the decision
 */
record Renaming(Map<String, String> names) {

  Decision of(Decision decision) {
    if (names.isEmpty()) {
      return decision;
    }
    Risk risk = decision.risk();
    return new Decision(
        decision.id(),
        decision.ruleSet(),
        decision.decidedAt(),
        decision.verdict(),
        decision.tier(),
        new Risk(
            risk.score(),
            risk.level(),
            risk.probability(),
            risk.drivers().stream()
                .map(driver -> new Risk.Driver(driver.points(), of(driver.reason())))
                .toList()),
        decision.candidates().stream().map(this::of).toList(),
        decision.actions(),
        decision.facts(),
        decision.weighing().map(this::of),
        decision.timers().stream().map(this::of).toList(),
        decision.draws(),
        decision.withdrawals().stream()
            .map(one -> new Withdrawal(one.contact(), of(one.reason())))
            .toList());
  }

  private Weighing of(Weighing weighing) {
    return new Weighing(
        weighing.profitForm(),
        weighing.factors(),
        weighing.takeRateOfStayers(),
        weighing.customer(),
        weighing.context().stream()
            .map(one -> new Weighing.ContextWeight(one.weight(), of(one.reason())))
            .toList());
  }

  private Candidate of(Candidate candidate) {
    Proposal proposal = candidate.proposal();
    return new Candidate(
        new Proposal(
            proposal.kind(),
            proposal.actionClass(),
            proposal.purpose(),
            proposal.channel(),
            proposal.offerId(),
            proposal.template(),
            proposal.cause(),
            of(proposal.reason())),
        candidate.economics(),
        candidate.vetoes().stream()
            .map(veto -> new Veto(veto.policy(), of(veto.reason()), veto.until()))
            .toList(),
        candidate.lostBecause());
  }

  private TimerRequest of(TimerRequest timer) {
    return new TimerRequest(
        timer.signalType(), timer.data(), timer.due(), timer.unlessWaiting(), of(timer.reason()));
  }

  private Reason of(Reason reason) {
    return new Reason(
        reason.code(), names.getOrDefault(reason.rule(), reason.rule()), reason.facts());
  }
}
