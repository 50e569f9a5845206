package io.holdfast.journal.web;

import io.holdfast.customer.DecisionReference;
import io.holdfast.journal.CustomerView;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.OpenItem;
import java.time.Instant;
import java.util.Comparator;
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

  /** What the customer said about one purpose and channel; {@code *} stands for any. */
  record Consent(String purpose, String channel, boolean granted, Instant time) {}

  static CustomerBody of(CustomerView customer) {
    List<Consent> consents =
        customer.consents().statements().entrySet().stream()
            .map(
                entry ->
                    new Consent(
                        entry.getKey().purpose(),
                        entry.getKey().channel(),
                        entry.getValue().granted(),
                        entry.getValue().time()))
            .sorted(Comparator.comparing(Consent::purpose).thenComparing(Consent::channel))
            .toList();
    return new CustomerBody(
        customer.customerId(),
        customer.version(),
        customer.profile(),
        customer.profileTime(),
        customer.history(),
        customer.contacts(),
        consents,
        customer.liveOffer(),
        customer.openItems(),
        customer.left(),
        customer.decisions());
  }
}
