package io.holdfast.decision;

import io.holdfast.decision.Weighing.CustomerWorth;
import io.holdfast.vocabulary.Estimate;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What arbitration needs of the rule set beside its rules.
 *
 * @param offers catalogue by offer id
 * @param contactCosts cost of one contact by channel or, for tasks and fixes, by action kind
 * @param successes that a customer about to leave stays, by action kind, for actions without an
 *     offer
 * @param provoked that a customer who would stay leaves because of the action, by action kind; 0
 *     where absent
 * @param levers business lever by action kind; 1 where absent
 * @param customerValue how a customer's value is reckoned from the profile
 * @param takeRateOfStayers psi: a customer who would stay anyway takes the offer; 0 to 1
 * @param profitForm how expected profit is reckoned
 * @param factors which of P, C, V and L count
 * @param currency ISO 4217 code of all money in the rule set
 * @param waitingCompetes whether what waits for the contact hours competes with what comes after it
 * @param holdoutPct share of customers left alone to measure against, 0 to 100
 * @param holdoutSalt keeps the draw independent of other draws
 * @param neverHeldOut tiers whose customers are never left alone on purpose
 * @param experiments running or not
 * @param terms what keeps price terms the same for all
 * @param budgets what may be spent
 * @param desks queues of the desks of which rules ask whether they are full
 * @param contactMemory how long a contact stays in the ledger
 */
public record Settings(
    Map<String, Offer> offers,
    Map<String, Estimate> contactCosts,
    Map<String, Estimate> successes,
    Map<String, Estimate> provoked,
    Map<String, Estimate> levers,
    CustomerValue customerValue,
    Estimate takeRateOfStayers,
    ProfitForm profitForm,
    Factors factors,
    boolean waitingCompetes,
    String currency,
    double holdoutPct,
    String holdoutSalt,
    Set<String> neverHeldOut,
    List<Experiment> experiments,
    Terms terms,
    List<Budget> budgets,
    Set<String> desks,
    Duration contactMemory) {

  private static final Estimate FREE = Estimate.stated(0);

  /**
   * The same without chance.
   *
   * @param holdout whether everybody is left alone, or nobody
   * @param arms everybody's, by name of the experiment; nobody takes part in the others
   */
  public Settings decided(boolean holdout, Map<String, String> arms) {
    return new Settings(
        offers,
        contactCosts,
        successes,
        provoked,
        levers,
        customerValue,
        takeRateOfStayers,
        profitForm,
        factors,
        waitingCompetes,
        currency,
        holdout ? 100 : 0,
        holdoutSalt,
        neverHeldOut,
        experiments.stream()
            .map(experiment -> experiment.decided(Optional.ofNullable(arms.get(experiment.name()))))
            .toList(),
        terms,
        budgets,
        desks,
        contactMemory);
  }

  /** What carrying the action out costs, beside what it gives; 0 where nobody says. */
  Estimate contactCost(Proposal proposal) {
    return contactCosts.getOrDefault(proposal.channel().orElse(proposal.kind().name()), FREE);
  }

  /**
   * What price terms must not hang on (P3).
   *
   * @param askedByRisk fields of the profile that the risk asks for all the same
   * @param personalPolicies rules of policies that ask who the customer is
   * @param usualCustomerValue what the customer is worth by whom offers are compared; where absent
   *     they compete by what each customer is worth
   */
  public record Terms(
      Set<String> askedByRisk,
      Set<String> personalPolicies,
      Optional<Estimate> usualCustomerValue) {}

  /** Which factors of the priority count; one that does not is 1. */
  public record Factors(boolean propensity, boolean context, boolean value, boolean lever) {}

  /**
   * Simple CLV over an endless horizon, {@code margin*r/(1+d-r)} (domain section 5), per year.
   *
   * @param monthlyRevenueField profile field that holds the monthly revenue
   * @param monthlyCostToServeField profile field that holds what serving the customer costs a month
   * @param marginPct share of the revenue that is margin, 0 to 100
   * @param retentionRate r, yearly, 0 to 1
   * @param discountRate d, yearly, 0 or more
   */
  public record CustomerValue(
      String monthlyRevenueField,
      Optional<String> monthlyCostToServeField,
      Estimate marginPct,
      Estimate retentionRate,
      Estimate discountRate) {

    /** What a customer with this profile is worth; nothing where nobody knows the revenue. */
    public CustomerWorth of(Map<String, Object> profile) {
      if (!(profile.get(monthlyRevenueField) instanceof Number revenue)) {
        return new CustomerWorth(0, 0, 0);
      }
      double margin = revenue.doubleValue() * 12 * marginPct.value() / 100;
      double cost =
          monthlyCostToServeField.map(profile::get).orElse(null) instanceof Number monthly
              ? monthly.doubleValue() * 12
              : 0;
      double kept = retentionRate.value();
      return new CustomerWorth(
          margin, cost, (margin - cost) * kept / (1 + discountRate.value() - kept));
    }
  }
}
