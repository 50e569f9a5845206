package io.holdfast.action;

import io.holdfast.action.ActionRequested.CustomerCard;
import io.holdfast.action.ActionRequested.Explained;
import io.holdfast.action.ActionRequested.OfferTerms;
import io.holdfast.action.ActionRequested.RiskSummary;
import io.holdfast.action.ActionRequested.SignalSummary;
import io.holdfast.action.ActionRequested.TaskOrder;
import io.holdfast.action.DecidingRuleSets.Quotable;
import io.holdfast.decision.Action;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Settings;
import io.holdfast.decision.Withdrawal;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Money;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.TaskAssignment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the actions of one decision in words for those who carry them out. */
public final class ActionRequests {
  private final Decision decision;
  private final Settings settings;
  private final Wording wording;

  private ActionRequests(Decision decision, Quotable ruleSet) {
    this.decision = decision;
    this.settings = ruleSet.settings();
    this.wording = ruleSet.wording();
  }

  /** One request per action, in the decision's order. */
  public static List<ActionRequested> of(Decision decision, DecidingRuleSets ruleSets) {
    if (decision.actions().isEmpty()) {
      return List.of();
    }
    ActionRequests requests = new ActionRequests(decision, ruleSets.of(decision.ruleSet()));
    return decision.actions().stream().map(requests::request).toList();
  }

  private ActionRequested request(Action action) {
    Proposal proposal = action.proposal();
    Economics economics = economics(proposal);
    return new ActionRequested(
        decision.id(),
        action.id(),
        proposal.kind(),
        proposal.actionClass(),
        decision.customerId(),
        decision.decidedAt(),
        decision.ruleSet(),
        signal(decision.facts().signal()),
        customer(decision.facts().profile()),
        decision.tier(),
        risk(decision.risk()),
        explained(proposal.reason()),
        proposal.channel(),
        proposal.template(),
        proposal.offerId().flatMap(this::terms),
        action.expires(),
        money(economics.expectedProfit()),
        money(economics.customerValue()),
        action.task().map(task -> order(proposal, economics, task)),
        decision.replacedBy(action).stream().map(Withdrawal::actionId).toList());
  }

  // chosen candidates come first and in the order of the actions, so the first match is the one
  private Economics economics(Proposal proposal) {
    return decision.candidates().stream()
        .filter(candidate -> candidate.proposal().equals(proposal))
        .map(Candidate::economics)
        .findFirst()
        .orElseThrow();
  }

  private SignalSummary signal(Signal signal) {
    return new SignalSummary(
        signal.type(),
        signal.id(),
        signal.source(),
        signal.time(),
        wording.signal(signal.type()),
        signal.data());
  }

  private static CustomerCard customer(Map<String, Object> profile) {
    return new CustomerCard(
        text(profile, "name"),
        text(profile, "phone"),
        text(profile, "email"),
        text(profile, "language"),
        text(profile, "timezone"),
        text(profile, "accountManager"));
  }

  private static Optional<String> text(Map<String, Object> profile, String field) {
    return Optional.ofNullable(profile.get(field)).map(Object::toString);
  }

  private RiskSummary risk(Risk risk) {
    return new RiskSummary(
        risk.score(),
        risk.level(),
        risk.probability(),
        risk.drivers().stream()
            .map(driver -> new RiskSummary.Driver(driver.points(), explained(driver.reason())))
            .toList());
  }

  private Explained explained(Reason reason) {
    return Explained.of(reason, wording);
  }

  private Optional<OfferTerms> terms(String offerId) {
    return Optional.ofNullable(settings.offers().get(offerId))
        .map(offer -> terms(offer, Optional.empty()));
  }

  private Optional<OfferTerms> choice(String offerId, Economics action) {
    return Optional.ofNullable(settings.offers().get(offerId))
        .map(
            offer ->
                terms(
                    offer, decision.weighing().map(by -> money(by.expectedProfit(action, offer)))));
  }

  private OfferTerms terms(Offer offer, Optional<Money> expectedProfit) {
    return new OfferTerms(
        offer.id(),
        offer.kind(),
        wording.offer(offer.id()),
        Optional.of(money(offer.cost())),
        offer.discountPct(),
        offer.durationMonths(),
        expectedProfit);
  }

  private TaskOrder order(Proposal proposal, Economics economics, TaskAssignment task) {
    String cause = proposal.cause().orElseThrow();
    return new TaskOrder(
        cause,
        wording.cause(cause),
        task.queue(),
        wording.queue(task.queue()),
        task.owner(),
        task.priority(),
        task.due(),
        wording.playbook(task.playbook()),
        task.mayOffer().stream().flatMap(offer -> choice(offer, economics).stream()).toList(),
        task.skills(),
        task.startBy());
  }

  private Money money(double amount) {
    return new Money(
        BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP), settings.currency());
  }
}
