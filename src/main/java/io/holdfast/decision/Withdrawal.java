package io.holdfast.decision;

import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Veto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something asked for earlier and not sent yet, which is not to be done any more.
 *
 * @param contact as it stood in the ledger
 */
public record Withdrawal(Contact contact, Reason reason) {

  /** Code of the reason that something better is done, which the rule set puts into words. */
  public static final String BETTER_REASON = "SOMETHING_BETTER";

  /** Code of the reason that what waits is as good, which the rule set puts into words. */
  public static final String WAITS_REASON = "AS_GOOD_WAITS";

  static final Reason BETTER = new Reason(BETTER_REASON, "ruleset.yaml", Map.of());
  static final Veto WAITS = new Veto("P13", new Reason(WAITS_REASON, "ruleset.yaml", Map.of()));

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
