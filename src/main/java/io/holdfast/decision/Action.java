package io.holdfast.decision;

import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.TaskAssignment;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A chosen action.
 *
 * @param id the decision's id with the action's place in it
 * @param expires when it must no longer be carried out
 * @param task who does it, for manager tasks
 */
public record Action(
    String id, Proposal proposal, Optional<Instant> expires, Optional<TaskAssignment> task) {
  private static final Set<ActionKind> TURNS_TO_CUSTOMERS =
      EnumSet.of(
          ActionKind.PROACTIVE_OUTREACH,
          ActionKind.TAILORED_OFFER,
          ActionKind.WIN_BACK,
          ActionKind.MANAGER_TASK);

  /** Whether it does what the other was to do, so that nobody need do both. */
  boolean replaces(Contact other) {
    return other.kind() == ActionKind.MANAGER_TASK
        ? proposal.kind() == other.kind() && proposal.cause().equals(other.about())
        : TURNS_TO_CUSTOMERS.contains(proposal.kind()) && TURNS_TO_CUSTOMERS.contains(other.kind());
  }

  /**
   * What the customer's contact ledger keeps of it.
   *
   * @param offers catalogue of the version that decided
   */
  public Contact contact(Instant decidedAt, Map<String, Offer> offers) {
    return new Contact(
        id,
        proposal.kind(),
        proposal.channel(),
        proposal.offerId(),
        proposal.offerId().map(offers::get).map(Offer::kind),
        decidedAt,
        proposal.actionClass() == ActionClass.DEFAULT,
        Contact.Status.REQUESTED,
        decidedAt,
        proposal.cause().or(proposal::template),
        expires);
  }

  /** The offer that the customer holds from then on; absent where it is none. */
  public Optional<LiveOffer> liveOffer(Instant decidedAt) {
    return proposal
        .offerId()
        .flatMap(offer -> expires.map(end -> new LiveOffer(offer, id, decidedAt, end)));
  }

  /** The decision that an action of this id belongs to. */
  public static String decisionId(String actionId) {
    return actionId.substring(0, Math.max(0, actionId.lastIndexOf('-')));
  }
}
