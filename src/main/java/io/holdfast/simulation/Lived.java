package io.holdfast.simulation;

import io.holdfast.decision.Action;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Withdrawal;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.Offer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one version has done for a customer since recorded signals are decided again, in place of
 * what was done then.
 */
final class Lived {
  private final Set<String> doneThen = new HashSet<>();
  private final Map<String, Contact> done = new LinkedHashMap<>();
  private final Set<String> withdrawn = new HashSet<>();
  private Optional<LiveOffer> offer = Optional.empty();

  /** The facts as they are when this version has decided all along. */
  Facts facts(Facts recorded) {
    List<Contact> contacts = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Contact contact : recorded.contacts().ledger()) {
      if (isDone(contact.actionId())) {
        contacts.add(contact);
        known.add(contact.actionId());
      }
    }
    // what became of an action is known where it was done then as well
    done.values().stream()
        .filter(contact -> !known.contains(contact.actionId()))
        .forEach(contacts::add);
    Optional<LiveOffer> own = offer.filter(one -> one.expires().isAfter(recorded.now()));
    return new Facts(
            recorded.signal(),
            recorded.profile(),
            recorded.history(),
            new Contacts(contacts, recorded.now()),
            recorded.consents(),
            recorded.liveOffer().filter(one -> isDone(one.actionId())).or(() -> own),
            recorded.openItems(),
            recorded.left(),
            recorded.now(),
            recorded.budgets())
        .withdrawn(withdrawn);
  }

  private boolean isDone(String actionId) {
    return !doneThen.contains(actionId) || done.containsKey(actionId);
  }

  /** Somebody has decided this then. */
  void decidedThen(Decision recorded) {
    recorded.actions().forEach(action -> doneThen.add(action.id()));
  }

  /** This version decides this. */
  void decides(Decision decision, Map<String, Offer> offers) {
    for (Action action : decision.actions()) {
      done.put(action.id(), action.contact(decision.decidedAt(), offers));
      offer = action.liveOffer(decision.decidedAt()).or(() -> offer);
    }
    decision.withdrawals().stream().map(Withdrawal::actionId).forEach(withdrawn::add);
  }
}
