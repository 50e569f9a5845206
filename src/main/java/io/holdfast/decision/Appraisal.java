package io.holdfast.decision;

import io.holdfast.decision.Weighing.ContextWeight;
import io.holdfast.decision.Weighing.CustomerWorth;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Estimate;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Proposal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reckons what the proposed actions of one case are expected to bring. */
final class Appraisal {
  private static final Economics NOTHING = new Economics(0, 0, 0, 0, 0, 0, 1, 1, 0, 0, false);
  private static final Estimate UNKNOWN = Estimate.stated(0);
  private static final Estimate NEUTRAL = Estimate.stated(1);

  private final Settings settings;
  private final double churnProbability;
  private final CustomerWorth customer;
  private final List<ContextWeight> context;
  private final double contextWeight;

  Appraisal(Settings settings, Facts facts, double churnProbability, Proposed proposed) {
    this.settings = settings;
    this.churnProbability = churnProbability;
    this.customer = settings.customerValue().of(facts.profile());
    this.context = proposed.context();
    this.contextWeight = proposed.contextWeight();
  }

  /** What is the same for all candidates. */
  Weighing weighing() {
    return new Weighing(
        settings.profitForm(),
        settings.factors(),
        settings.takeRateOfStayers().value(),
        customer,
        context);
  }

  Economics of(Proposal proposal) {
    return of(proposal, customer.lifetimeValue());
  }

  /**
   * The offers that stand open, the one first that brings most with the usual customer; in no order
   * where the rule set does not say what that one is worth.
   */
  List<String> offersInOrder(List<Proposal> proposals) {
    Map<String, Double> priorities = new LinkedHashMap<>();
    settings
        .terms()
        .usualCustomerValue()
        .ifPresent(
            usual -> {
              for (Proposal proposal : proposals) {
                proposal
                    .offerId()
                    .ifPresent(
                        offer ->
                            priorities.merge(
                                offer, of(proposal, usual.value()).priority(), Math::max));
              }
            });
    return priorities.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What carrying out would bring what waits for the time a policy allows, as things stand now. */
  double priority(Contact waiting) {
    return of(new Proposal(
            waiting.kind(),
            ActionClass.DEFAULT,
            "",
            waiting.channel(),
            waiting.offerId().filter(settings.offers()::containsKey),
            Optional.empty(),
            waiting.about(),
            Withdrawal.BETTER))
        .priority();
  }

  private Economics of(Proposal proposal, double customerValue) {
    if (proposal.kind() == ActionKind.NO_ACTION) {
      return NOTHING;
    }
    Optional<Offer> offer = proposal.offerId().map(settings.offers()::get);
    Estimate success =
        offer.map(Offer::success).orElseGet(() -> of(proposal, settings.successes(), UNKNOWN));
    Economics numbers =
        new Economics(
            churnProbability,
            success.value(),
            of(proposal, settings.provoked(), UNKNOWN).value(),
            customerValue,
            offer.map(Offer::cost).orElse(0.0),
            settings.contactCost(proposal).value(),
            contextWeight,
            of(proposal, settings.levers(), NEUTRAL).value(),
            0,
            0,
            success.assumed());
    double expectedProfit =
        settings.profitForm().expectedProfit(numbers, settings.takeRateOfStayers().value());
    return numbers.with(expectedProfit, priority(numbers, expectedProfit));
  }

  // V is the net value of one save, so that P x V is the expected profit
  private double priority(Economics numbers, double expectedProfit) {
    Settings.Factors factors = settings.factors();
    double saves = numbers.churnProbability() * numbers.successProbability();
    double valuePerSave = saves > 0 ? expectedProfit / saves : expectedProfit;
    return (factors.propensity() ? saves : 1)
        * (factors.context() ? contextWeight : 1)
        * (factors.value() ? valuePerSave : 1)
        * (factors.lever() ? numbers.lever() : 1);
  }

  private static Estimate of(Proposal proposal, Map<String, Estimate> byKind, Estimate otherwise) {
    return byKind.getOrDefault(proposal.kind().name(), otherwise);
  }
}
