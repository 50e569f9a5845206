package io.holdfast.decision;

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
