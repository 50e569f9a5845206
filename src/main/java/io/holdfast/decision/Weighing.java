package io.holdfast.decision;

import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Reason;
import java.util.List;

/**
 * How the candidates of a decision were weighed: what is the same for all of them.
 *
 * @param factors which of propensity, context, value and lever counted in the priority
 * @param takeRateOfStayers psi, which the Neslin form reckons with; 0 to 1
 * @param context what the rules gave the signal more or less weight for; their product is C
 */
public record Weighing(
    ProfitForm profitForm,
    Settings.Factors factors,
    double takeRateOfStayers,
    CustomerWorth customer,
    List<ContextWeight> context) {

  /**
   * What is expected to come of making this offer by an action with these numbers, in the rule
   * set's currency.
   */
  public double expectedProfit(Economics action, Offer offer) {
    return profitForm.expectedProfit(
        new Economics(
            action.churnProbability(),
            offer.success().value(),
            action.provokedProbability(),
            action.customerValue(),
            offer.cost(),
            action.contactCost(),
            action.contextWeight(),
            action.lever(),
            0,
            0,
            offer.success().assumed()),
        takeRateOfStayers);
  }

  /** Weight that a rule gave the signal. */
  public record ContextWeight(double weight, Reason reason) {}

  /**
   * What the customer brings, in the rule set's currency.
   *
   * @param yearlyMargin margin of what the customer pays a year
   * @param yearlyCostToServe what serving the customer costs a year on top
   * @param lifetimeValue CLV of what remains; below 0 where serving costs more than the margin
   */
  public record CustomerWorth(
      double yearlyMargin, double yearlyCostToServe, double lifetimeValue) {}
}
