package io.holdfast.decision;

import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Proposal;
import java.util.Optional;

/** Reckons what a proposed action is expected to bring. */
final class Appraisal {
  private static final Economics NOTHING = new Economics(0, 0, 0, 0, 0, 1, 1, 0, 0, false);

  private final Settings settings;

  Appraisal(Settings settings) {
    this.settings = settings;
  }

  Economics of(Proposal proposal, Facts facts, double churnProbability, double contextWeight) {
    if (proposal.kind() == ActionKind.NO_ACTION) {
      return NOTHING;
    }
    Optional<Offer> offer = proposal.offerId().map(settings.offers()::get);
    double success =
        offer
            .map(Offer::successProbability)
            .orElseGet(
                () -> settings.successProbabilities().getOrDefault(proposal.kind().name(), 0.0));
    double customerValue = customerValue(facts);
    double offerCost = offer.map(Offer::cost).orElse(0.0);
    double contactCost = contactCost(proposal);
    double lever = settings.levers().getOrDefault(proposal.kind().name(), 1.0);
    double saves = churnProbability * success;
    double expectedProfit =
        saves * (customerValue - offerCost)
            - (1 - churnProbability) * settings.takeRateOfStayers() * offerCost
            - contactCost;
    return new Economics(
        churnProbability,
        success,
        customerValue,
        offerCost,
        contactCost,
        contextWeight,
        lever,
        expectedProfit,
        priority(saves, contextWeight, expectedProfit, lever),
        true);
  }

  // V is the net value of one save, so that P x V is the expected profit
  private double priority(double saves, double context, double expectedProfit, double lever) {
    Settings.Factors factors = settings.factors();
    double valuePerSave = saves > 0 ? expectedProfit / saves : expectedProfit;
    return (factors.propensity() ? saves : 1)
        * (factors.context() ? context : 1)
        * (factors.value() ? valuePerSave : 1)
        * (factors.lever() ? lever : 1);
  }

  private double contactCost(Proposal proposal) {
    String medium = proposal.channel().orElse(proposal.kind().name());
    return settings.contactCosts().getOrDefault(medium, 0.0);
  }

  private double customerValue(Facts facts) {
    Object revenue = facts.profile().get(settings.customerValue().monthlyRevenueField());
    return revenue instanceof Number number ? settings.customerValue().of(number.doubleValue()) : 0;
  }
}
