package io.holdfast.decision;

import io.holdfast.vocabulary.Offer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What arbitration needs of the rule set beside its rules.
 *
 * @param offers catalogue by offer id
 * @param contactCosts cost of one contact by channel or, for tasks and fixes, by action kind
 * @param successProbabilities stated prior by action kind, for actions without an offer
 * @param levers business lever by action kind; 1 where absent
 * @param customerValue how a customer's value is reckoned from the profile
 * @param takeRateOfStayers psi: a customer who would stay anyway takes the offer; 0 to 1
 * @param factors which of P, C, V and L count
 * @param currency ISO 4217 code of all money in the rule set
 * @param holdoutPct share of customers left alone to measure against, 0 to 100
 * @param holdoutSalt keeps the draw independent of other draws
 * @param neverHeldOut tiers whose customers are never left alone on purpose
 * @param contactMemory how long a contact stays in the ledger
 */
public record Settings(
    Map<String, Offer> offers,
    Map<String, Double> contactCosts,
    Map<String, Double> successProbabilities,
    Map<String, Double> levers,
    CustomerValue customerValue,
    double takeRateOfStayers,
    Factors factors,
    String currency,
    double holdoutPct,
    String holdoutSalt,
    Set<String> neverHeldOut,
    Duration contactMemory) {

  /** The same with another share of customers left alone. */
  public Settings withHoldoutPct(double other) {
    return new Settings(
        offers,
        contactCosts,
        successProbabilities,
        levers,
        customerValue,
        takeRateOfStayers,
        factors,
        currency,
        other,
        holdoutSalt,
        neverHeldOut,
        contactMemory);
  }

  /** Which factors of the priority count; one that does not is 1. */
  public record Factors(boolean propensity, boolean context, boolean value, boolean lever) {}

  /**
   * Simple CLV over an endless horizon, {@code margin*r/(1+d-r)} (domain section 5), per year.
   *
   * @param monthlyRevenueField profile field that holds the monthly revenue
   * @param marginPct share of it that is margin, 0 to 100
   * @param retentionRate r, yearly, 0 to 1
   * @param discountRate d, yearly, 0 or more
   */
  public record CustomerValue(
      String monthlyRevenueField, double marginPct, double retentionRate, double discountRate) {

    /** Value of a customer with this monthly revenue. */
    public double of(double monthlyRevenue) {
      double yearlyMargin = monthlyRevenue * 12 * marginPct / 100;
      return yearlyMargin * retentionRate / (1 + discountRate - retentionRate);
    }
  }
}
