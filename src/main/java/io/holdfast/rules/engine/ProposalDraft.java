package io.holdfast.rules.engine;

import io.holdfast.decision.Proposed;
import io.holdfast.decision.Weighing.ContextWeight;
import io.holdfast.rules.content.CaseView;
import io.holdfast.rules.content.Header;
import io.holdfast.rules.content.Reasons;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Proposals;
import io.holdfast.vocabulary.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Collects candidate actions. An offer that its terms do not allow for the customer or the day is
 * no candidate.
 */
final class ProposalDraft extends Draft<Proposed> implements Proposals {
  private static final double HEAVIEST = 1e9;

  private final CaseView view;
  private final Reasons reasons;
  private final Map<String, Offer> offers;
  private final Header header;
  private final TimerDraft timers;
  private final WithdrawalDraft withdrawals;
  private final List<Proposal> proposals = new ArrayList<>();
  private final List<ContextWeight> context = new ArrayList<>();

  ProposalDraft(
      CaseView view,
      Reasons reasons,
      Map<String, Offer> offers,
      Header header,
      Declarations declarations,
      Supplier<Duration> presumedSent) {
    this.view = view;
    this.reasons = reasons;
    this.offers = offers;
    this.header = header;
    this.timers = new TimerDraft(view, declarations);
    this.withdrawals = new WithdrawalDraft(view.facts(), header.purposes(), presumedSent);
  }

  @Override
  public void offer(String offerId, String channel, String reason) {
    offer(ActionKind.TAILORED_OFFER, offerId, channel, reason);
  }

  @Override
  public void winBack(String offerId, String channel, String reason) {
    offer(ActionKind.WIN_BACK, offerId, channel, reason);
  }

  @Override
  public void outreach(String channel, String template, String reason) {
    add(ActionKind.PROACTIVE_OUTREACH, Optional.of(channel), Optional.of(template), reason);
  }

  @Override
  public void inform(String channel, String template, String reason) {
    add(ActionKind.INFORM, Optional.of(channel), Optional.of(template), reason);
  }

  @Override
  public void serviceFix(String fix, String reason) {
    add(ActionKind.SERVICE_FIX, Optional.empty(), Optional.of(fix), reason);
  }

  @Override
  public void nothing(String reason) {
    add(ActionKind.NO_ACTION, Optional.empty(), Optional.empty(), reason);
  }

  @Override
  public void managerTask(String cause, String reason) {
    task(cause, header.classes().get(ActionKind.MANAGER_TASK), reason);
  }

  @Override
  public void owedTask(String cause, String reason) {
    task(cause, ActionClass.MANDATORY, reason);
  }

  @Override
  public void comeBack(String timer, String parameter, String reason) {
    timers.after(timer, parameter, because(reason));
  }

  @Override
  public void comeBackAfterContact(String timer, String parameter, String reason) {
    timers.afterContact(timer, parameter, because(reason));
  }

  @Override
  public void comeBackBefore(String timer, String date, String parameter, String reason) {
    timers.before(timer, date, parameter, because(reason));
  }

  @Override
  public void comeBackAt(String timer, String moment, String reason) {
    timers.at(timer, moment, because(reason));
  }

  @Override
  public void stayAway(String timer, String reason) {
    timers.never(timer, because(reason));
  }

  @Override
  public void withdraw(String template, String reason) {
    withdrawals.about(template, because(reason));
  }

  @Override
  public void withdrawTask(String cause, String reason) {
    withdrawals.task(cause, because(reason));
  }

  @Override
  public void withdrawEvery(String kind, String reason) {
    withdrawals.every(ActionKind.valueOf(kind), because(reason));
  }

  @Override
  public void withdrawRefused(String purpose, String reason) {
    withdrawals.refused(purpose, because(reason));
  }

  @Override
  public void contextWeight(double factor, String reason) {
    context.add(new ContextWeight(factor, because(reason)));
    double product = result().contextWeight();
    if (!(product >= 0 && product <= HEAVIEST)) {
      throw new IllegalArgumentException("All weights together come to " + product);
    }
  }

  private void offer(ActionKind kind, String offerId, String channel, String reason) {
    Offer offer = offers.get(offerId);
    if (offer == null) {
      throw new IllegalArgumentException("There is no offer '" + offerId + "'");
    }
    if (OfferTerms.allow(offer, view.facts())) {
      proposals.add(
          new Proposal(
              kind,
              header.classes().get(kind),
              header.purposes().get(kind),
              Optional.of(channel),
              Optional.of(offerId),
              Optional.empty(),
              Optional.empty(),
              reasons.give(reason, rule().id(), view.with(Optional.of(offer)))));
    }
  }

  private void task(String cause, ActionClass actionClass, String reason) {
    proposals.add(
        new Proposal(
            ActionKind.MANAGER_TASK,
            actionClass,
            header.purposes().get(ActionKind.MANAGER_TASK),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(cause),
            because(reason)));
  }

  private void add(
      ActionKind kind, Optional<String> channel, Optional<String> template, String reason) {
    proposals.add(
        new Proposal(
            kind,
            header.classes().get(kind),
            header.purposes().get(kind),
            channel,
            Optional.empty(),
            template,
            Optional.empty(),
            because(reason)));
  }

  private Reason because(String reason) {
    return reasons.give(reason, rule().id(), view);
  }

  @Override
  Proposed result() {
    return new Proposed(
        List.copyOf(proposals), List.copyOf(context), timers.requests(), withdrawals.withdrawals());
  }
}
