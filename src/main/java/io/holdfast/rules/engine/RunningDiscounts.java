package io.holdfast.rules.engine;

import io.holdfast.rules.content.Header;
import io.holdfast.rules.content.Parameters;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Discounts;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Offer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reckons what an offer comes to on top of the discounts that a customer has already. */
record RunningDiscounts(Header header, Parameters parameters, Map<String, Offer> offers) {

  RunningDiscounts with(Parameters other) {
    return new RunningDiscounts(header, other, offers);
  }

  /** With this offer added. */
  Discounts and(Offer added, Facts facts) {
    List<Offer> running =
        facts.contacts().ledger().stream()
            .filter(contact -> runs(contact, facts.now()))
            .map(contact -> offers.get(contact.offerId().orElseThrow()))
            .toList();
    double total = added.discountPct() + running.stream().mapToDouble(Offer::discountPct).sum();
    return new Discounts(running.size(), total, marginPct(facts, total));
  }

  // of an offer that has left the catalogue nobody knows the terms
  private boolean runs(Contact contact, Instant now) {
    return contact.status() == Contact.Status.ACCEPTED
        && contact.offerId().map(offers::get).filter(Objects::nonNull).stream()
            .filter(offer -> offer.discountPct() > 0)
            .map(
                offer ->
                    contact
                        .statusAt()
                        .atZone(ZoneOffset.UTC)
                        .plusMonths(offer.durationMonths())
                        .toInstant())
            .anyMatch(now::isBefore);
  }

  // a discount comes out of the margin alone: what serving costs stays the same
  private double marginPct(Facts facts, double discountPct) {
    double paid = number(facts, header.monthlyRevenueField());
    double left = paid * (100 - discountPct) / 100;
    if (left <= 0) {
      return 0;
    }
    double margin = paid * parameters.at(facts.now()).applyAsDouble("margin-pct") / 100;
    double toServe =
        header.monthlyCostToServeField().map(field -> number(facts, field)).orElse(0.0);
    return (margin - toServe - (paid - left)) / left * 100;
  }

  private static double number(Facts facts, String field) {
    return facts.profile().get(field) instanceof Number number ? number.doubleValue() : 0;
  }
}
