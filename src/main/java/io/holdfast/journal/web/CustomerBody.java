package io.holdfast.journal.web;

import io.holdfast.customer.DecisionReference;
import io.holdfast.journal.Consent;
import io.holdfast.journal.CustomerView;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.OpenItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A customer as a JSON document. */
record CustomerBody(
    String customerId,
    long version,
    Map<String, Object> profile,
    Optional<Instant> profileTime,
    Map<String, Object> history,
    List<Contact> contacts,
    List<Consent> consents,
    Optional<LiveOffer> liveOffer,
    List<OpenItem> openItems,
    boolean left,
    List<DecisionReference> decisions) {

  static CustomerBody of(CustomerView customer) {
    return new CustomerBody(
        customer.customerId(),
        customer.version(),
        customer.profile(),
        customer.profileTime(),
        customer.history(),
        customer.contacts(),
        Consent.listed(customer.consents()),
        customer.liveOffer(),
        customer.openItems(),
        customer.left(),
        customer.decisions());
  }
}
