package io.holdfast.task;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionRequested.CustomerCard;
import io.holdfast.action.ActionRequested.OfferTerms;
import io.holdfast.action.ActionRequested.RiskSummary;
import io.holdfast.action.ActionRequested.TaskOrder;
import io.holdfast.action.Playbook;
import io.holdfast.vocabulary.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What a manager needs to know before calling; the rules' newest word replaces it as a whole.
 *
 * @param tier value tier
 * @param atStake what is expected to be lost if nobody acts: customer value times the probability
 *     that the customer leaves
 * @param mayOffer the only offers allowed
 */
public record Briefing(
    CustomerCard customer,
    String tier,
    RiskSummary risk,
    Money atStake,
    Playbook playbook,
    List<OfferTerms> mayOffer) {

  static Briefing of(ActionRequested action, TaskOrder order) {
    return new Briefing(
        action.customer(),
        action.tier(),
        action.risk(),
        atStake(action.customerValue(), action.risk().probability()),
        order.playbook(),
        order.mayOffer());
  }

  private static Money atStake(Money customerValue, double probability) {
    BigDecimal amount =
        customerValue
            .amount()
            .multiply(BigDecimal.valueOf(probability))
            .setScale(2, RoundingMode.HALF_EVEN);
    return new Money(amount, customerValue.currency());
  }
}
