package io.holdfast.decision;

import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something asked for earlier and not sent yet, which is not to be done any more.
 *
 * @param contact as it stood in the ledger
 */
public record Withdrawal(Contact contact, Reason reason) {

  /** The action that is withdrawn. */
  public String actionId() {
    return contact.actionId();
  }

  /** What it was, such as {@code MANAGER_TASK complaint}. */
  public String words() {
    return Stream.of(
            Optional.of(contact.kind().name()),
            contact.offerId(),
            contact.about(),
            contact.channel())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  /** What is left of the facts once these were withdrawn. */
  static Facts left(Facts facts, List<Withdrawal> withdrawals) {
    return facts.withdrawn(
        withdrawals.stream().map(Withdrawal::actionId).collect(Collectors.toSet()));
  }

  /** Whether anybody has been asked for it; nobody has for what waits for the contact hours. */
  public boolean wasRequested() {
    return contact.status() == Contact.Status.REQUESTED;
  }
}
