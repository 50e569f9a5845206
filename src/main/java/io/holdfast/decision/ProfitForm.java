package io.holdfast.decision;

import io.holdfast.vocabulary.Economics;

/** How the expected profit of an action is reckoned (domain sections 4 and 5). */
public enum ProfitForm {
  /**
   * {@code p*g*(CLV - d) - (1-p)*psi*d - c}: who would leave may be saved, and of those who would
   * stay a share takes the offer all the same.
   */
  NESLIN {
    @Override
    double expectedProfit(Economics numbers, double takeRateOfStayers) {
      double leaves = numbers.churnProbability();
      return leaves * numbers.successProbability() * (numbers.customerValue() - numbers.offerCost())
          - (1 - leaves) * takeRateOfStayers * numbers.offerCost()
          - numbers.contactCost();
    }
  },
  /**
   * {@code s1*(CLV - d) - c - s0*CLV}, s being the probability that the customer stays with and
   * without the action: whoever stays has the offer, and being contacted may drive away some who
   * would have stayed.
   */
  CAUSAL {
    @Override
    double expectedProfit(Economics numbers, double takeRateOfStayers) {
      double leaves = numbers.churnProbability();
      double stays = 1 - leaves;
      double staysIfDone =
          stays * (1 - numbers.provokedProbability()) + leaves * numbers.successProbability();
      return staysIfDone * (numbers.customerValue() - numbers.offerCost())
          - numbers.contactCost()
          - stays * numbers.customerValue();
    }
  };

  abstract double expectedProfit(Economics numbers, double takeRateOfStayers);
}
