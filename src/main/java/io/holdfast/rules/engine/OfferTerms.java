package io.holdfast.rules.engine;

import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Offer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/** When the catalogue lets an offer be made; what an offer does not say is no hindrance. */
final class OfferTerms {
  private static final String PRODUCTS_FIELD = "productLines";

  private OfferTerms() {}

  /** Whether it is to be had on the day of the decision, and is for something the customer has. */
  static boolean allow(Offer offer, Facts facts) {
    LocalDate day = facts.now().atZone(ZoneOffset.UTC).toLocalDate();
    return offer.availableFrom().filter(day::isBefore).isEmpty()
        && offer.availableUntil().filter(day::isAfter).isEmpty()
        && suits(offer, facts.profile().get(PRODUCTS_FIELD));
  }

  // who does not say what he has may have anything
  private static boolean suits(Offer offer, Object lines) {
    return offer.products().isEmpty()
        || lines == null
        || Arrays.stream(lines.toString().split("[\\s,;]+")).anyMatch(offer.products()::contains);
  }
}
