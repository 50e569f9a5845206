package io.holdfast.vocabulary;

/**
 * What an action is expected to bring, in the rule set's currency.
 *
 * <p>Expected profit is reckoned by the form the rule set chose; priority is {@code P x C x V x L}.
 *
 * @param churnProbability p, 0 to 1
 * @param successProbability g: the customer would leave, is offered this, and stays; 0 to 1
 * @param provokedProbability the customer would stay, is approached, and leaves for it; 0 to 1;
 *     counts in the causal form only
 * @param customerValue CLV, what the customer is worth if kept
 * @param offerCost d
 * @param contactCost c
 * @param contextWeight C, 1 is neutral
 * @param lever L, business lever, 1 is neutral
 * @param assumed whether success probability is a stated prior rather than measured
 */
public record Economics(
    double churnProbability,
    double successProbability,
    double provokedProbability,
    double customerValue,
    double offerCost,
    double contactCost,
    double contextWeight,
    double lever,
    double expectedProfit,
    double priority,
    boolean assumed) {

  /** The same numbers with what comes of them. */
  public Economics with(double otherProfit, double otherPriority) {
    return new Economics(
        churnProbability,
        successProbability,
        provokedProbability,
        customerValue,
        offerCost,
        contactCost,
        contextWeight,
        lever,
        otherProfit,
        otherPriority,
        assumed);
  }
}
