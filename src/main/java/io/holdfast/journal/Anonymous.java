package io.holdfast.journal;

import io.holdfast.decision.Decision;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Signal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is on record without who it is about. That something is known stays visible, so that what
 * was decided can be followed.
 */
final class Anonymous {
  /** Stands where something personal does. */
  static final String HIDDEN = "•••";

  private final Declarations declarations;

  /**
   * @param declarations say which fields are personal
   */
  Anonymous(Declarations declarations) {
    this.declarations = declarations;
  }

  CustomerView of(CustomerView customer) {
    return new CustomerView(
        customer.customerId(),
        customer.version(),
        profile(customer.profile()),
        customer.profileTime(),
        customer.history(),
        customer.contacts(),
        customer.consents(),
        customer.liveOffer(),
        customer.openItems(),
        customer.left(),
        customer.decisions(),
        customer.coming());
  }

  Decision of(Decision decision) {
    return decision.told(of(decision.facts()));
  }

  private Facts of(Facts facts) {
    return new Facts(
        of(facts.signal()),
        profile(facts.profile()),
        facts.history(),
        facts.contacts(),
        facts.consents(),
        facts.liveOffer(),
        facts.openItems(),
        facts.left(),
        facts.now(),
        facts.budgets());
  }

  private Signal of(Signal signal) {
    return new Signal(
        signal.id(),
        signal.source(),
        signal.type(),
        signal.time(),
        signal.recordedTime(),
        signal.customerId(),
        hidden(signal.data(), declarations.personal(signal.type())));
  }

  private Map<String, Object> profile(Map<String, Object> profile) {
    return hidden(profile, declarations.personal());
  }

  private static Map<String, Object> hidden(Map<String, Object> fields, Set<String> personal) {
    Map<String, Object> hidden = new LinkedHashMap<>(fields);
    hidden.replaceAll((name, value) -> personal.contains(name) ? HIDDEN : value);
    return hidden;
  }
}
