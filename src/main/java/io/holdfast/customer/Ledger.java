package io.holdfast.customer;

import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contact.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The contacts made or reserved, each once however often it is reported.
 *
 * @param contacts the newest {@link #LIMIT}, in order of time
 */
public record Ledger(List<Contact> contacts) {
  /** Contacts remembered. */
  public static final int LIMIT = 100;

  static final Ledger EMPTY = new Ledger(List.of());

  private static final Comparator<Contact> ORDER =
      Comparator.comparing(Contact::at).thenComparing(Contact::actionId);

  // what the customer said outlasts what the channel reported, and what was done although it was
  // withdrawn was done; otherwise the newest word counts
  private static final Comparator<Contact> WORD =
      Comparator.<Contact, Integer>comparing(contact -> weight(contact.status()))
          .thenComparing(Contact::statusAt)
          .thenComparing(Contact::status);

  Ledger with(List<Contact> reserved) {
    List<Contact> next = new ArrayList<>(contacts);
    for (Contact contact : reserved) {
      if (next.stream().noneMatch(known -> known.actionId().equals(contact.actionId()))) {
        next.add(contact);
      }
    }
    if (next.size() == contacts.size()) {
      return this;
    }
    next.sort(ORDER);
    return new Ledger(Newest.of(next, LIMIT));
  }

  /** Without what was before this moment. */
  Ledger since(Instant oldest) {
    List<Contact> next = contacts.stream().filter(c -> !c.at().isBefore(oldest)).toList();
    return next.size() == contacts.size() ? this : new Ledger(next);
  }

  /** Notes what became of an action; one that is not in the ledger changes nothing. */
  Ledger with(String actionId, Status status, Instant time) {
    List<Contact> next = new ArrayList<>(contacts);
    next.replaceAll(
        contact -> contact.actionId().equals(actionId) ? told(contact, status, time) : contact);
    return new Ledger(List.copyOf(next));
  }

  /** Without a contact that has waited and is decided again. */
  Ledger withoutDeferred(String actionId) {
    List<Contact> next =
        contacts.stream()
            .filter(c -> c.status() != Status.DEFERRED || !c.actionId().equals(actionId))
            .toList();
    return next.size() == contacts.size() ? this : new Ledger(next);
  }

  /** The status an outcome reports. */
  static Optional<Status> status(String outcome) {
    return switch (outcome) {
      case "delivered" -> Optional.of(Status.DELIVERED);
      case "answered" -> Optional.of(Status.ANSWERED);
      case "accepted" -> Optional.of(Status.ACCEPTED);
      case "declined" -> Optional.of(Status.DECLINED);
      case "no-reply" -> Optional.of(Status.NO_REPLY);
      default -> Optional.empty();
    };
  }

  private static Contact told(Contact contact, Status status, Instant time) {
    Contact told = contact.with(status, time);
    return WORD.compare(told, contact) > 0 ? told : contact;
  }

  private static int weight(Status status) {
    return switch (status) {
      case DEFERRED -> 0;
      case REQUESTED -> 1;
      case WITHDRAWN -> 2;
      case DELIVERED, ANSWERED, NO_REPLY -> 3;
      case ACCEPTED, DECLINED -> 4;
    };
  }
}
