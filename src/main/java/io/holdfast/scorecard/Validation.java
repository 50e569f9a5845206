package io.holdfast.scorecard;

import java.util.List;

/**
 * How well a scorecard does on customers it was not fitted on.
 *
 * @param auc area under the ROC curve: how often a customer who left is rated above one who stayed
 * @param plainAuc the same for a plain logistic regression, fitted and judged on the same customers
 * @param brier mean squared difference between probability and what happened
 * @param constantBrier the same for one that says the share of leavers of everybody
 * @param intercept of what happened against what was said, in log-odds; 0 where calibrated
 * @param slope likewise; 1 where calibrated
 * @param reliability tenths of the customers, least probability first
 */
public record Validation(
    double auc,
    double plainAuc,
    double brier,
    double constantBrier,
    double intercept,
    double slope,
    List<Tenth> reliability) {

  /**
   * A tenth of the customers.
   *
   * @param said mean probability of leaving
   * @param happened share who left
   */
  public record Tenth(int customers, double said, double happened) {}
}
