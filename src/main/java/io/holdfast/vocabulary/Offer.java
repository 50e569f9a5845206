package io.holdfast.vocabulary;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of the offer catalogue. It has no tier field, so price terms cannot depend on a
 * customer's size.
 *
 * @param kind what is given, such as {@code discount} or {@code data}
 * @param cost what the offer costs over its duration, in the rule set's currency, 0 or more
 * @param discountPct 0 to 100
 * @param validFor how long the customer may take it up
 * @param success that a customer about to leave stays when offered, 0 to 1
 * @param text what it is, per language tag, in the customer's words
 */
public record Offer(
    String id,
    String kind,
    double cost,
    double discountPct,
    int durationMonths,
    Duration validFor,
    List<String> channels,
    List<String> products,
    Estimate success,
    Optional<LocalDate> availableFrom,
    Optional<LocalDate> availableUntil,
    Map<String, String> text) {

  public String getId() {
    return id;
  }

  public String getKind() {
    return kind;
  }

  public double getCost() {
    return cost;
  }

  public double getDiscountPct() {
    return discountPct;
  }

  public int getDurationMonths() {
    return durationMonths;
  }
}
