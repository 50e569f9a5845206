package io.holdfast.rules.engine;

import io.holdfast.decision.Withdrawal;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Collects what rules withdraw; of two that withdraw the same the first one's reason stands. */
final class WithdrawalDraft {
  private static final String ACTION = "actionId";

  private final Facts facts;
  private final Map<ActionKind, String> purposes;
  private final Supplier<Duration> presumedSent;
  private final Map<String, Withdrawal> withdrawals = new LinkedHashMap<>();

  /**
   * @param presumedSent how long a message counts as not sent while its channel says nothing
   */
  WithdrawalDraft(Facts facts, Map<ActionKind, String> purposes, Supplier<Duration> presumedSent) {
    this.facts = facts;
    this.purposes = purposes;
    this.presumedSent = presumedSent;
  }

  void about(String template, Reason reason) {
    withdraw(c -> c.kind() != ActionKind.MANAGER_TASK && isAbout(c, template), reason);
  }

  void task(String cause, Reason reason) {
    withdraw(c -> c.kind() == ActionKind.MANAGER_TASK && isAbout(c, cause), reason);
  }

  void every(ActionKind kind, Reason reason) {
    withdraw(c -> c.kind() == kind, reason);
  }

  void refused(String purpose, Reason reason) {
    // what still waits asks for consent when it is decided again, and may find another channel
    withdraw(
        c ->
            c.status() == Contact.Status.REQUESTED
                && purpose.equals(purposes.get(c.kind()))
                && isRefused(c, purpose),
        reason);
  }

  List<Withdrawal> withdrawals() {
    return List.copyOf(withdrawals.values());
  }

  private void withdraw(Predicate<Contact> which, Reason reason) {
    facts.contacts().ledger().stream()
        .filter(this::isUnsent)
        .filter(which)
        .forEach(c -> withdrawals.putIfAbsent(c.actionId(), new Withdrawal(c, reason)));
  }

  // what a signal turned out in was done; tasks and repairs take as long as people take for them
  private boolean isUnsent(Contact contact) {
    boolean told = contact.actionId().equals(facts.signal().data().get(ACTION));
    boolean presumed =
        contact.status() == Contact.Status.REQUESTED
            && contact.channel().isPresent()
            && !contact.at().plus(presumedSent.get()).isAfter(facts.now());
    return contact.unsent(facts.now()) && !presumed && !told;
  }

  private static boolean isAbout(Contact contact, String what) {
    return contact.about().equals(Optional.of(what));
  }

  private boolean isRefused(Contact contact, String purpose) {
    return facts.consents().denied(purpose, contact.channel().orElse(Consents.ANY));
  }
}
