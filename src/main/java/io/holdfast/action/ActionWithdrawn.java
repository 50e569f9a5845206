package io.holdfast.action;

import io.holdfast.action.ActionRequested.Explained;
import io.holdfast.decision.Action;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Withdrawal;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An action asked for earlier that is not to be carried out any more: the data of {@value #TYPE} on
 * {@code retention.actions.v1}. What was carried out by the time it arrives stays so, and its
 * outcome is reported as ever.
 *
 * @param decisionId the decision that withdraws it
 * @param actionId as in the event that asked for it
 * @param occurredAt when it was withdrawn
 * @param about cause of a task, fix of a repair, wording of a message
 * @param requestedAt when it was asked for
 * @param replacedBy the action that the same decision asks for instead, which names it in turn; a
 *     task that is replaced stays with its manager and changes
 */
public record ActionWithdrawn(
    String decisionId,
    String actionId,
    ActionKind kind,
    String customerId,
    Instant occurredAt,
    String ruleSet,
    Optional<String> channel,
    Optional<String> offerId,
    Optional<String> about,
    Instant requestedAt,
    Explained reason,
    Optional<String> replacedBy)
    implements ActionEvent {

  /** CloudEvents type of the event that carries it. */
  public static final String TYPE = "org.retention.action.withdrawn.v1";

  /** One for each action that the decision withdraws and somebody was asked for. */
  public static List<ActionWithdrawn> of(Decision decision, DecidingRuleSets ruleSets) {
    return decision.withdrawals().stream()
        .filter(Withdrawal::wasRequested)
        .map(one -> of(one, decision, ruleSets.of(decision.ruleSet()).wording()))
        .toList();
  }

  private static ActionWithdrawn of(Withdrawal withdrawal, Decision decision, Wording wording) {
    Contact contact = withdrawal.contact();
    return new ActionWithdrawn(
        decision.id(),
        contact.actionId(),
        contact.kind(),
        decision.customerId(),
        decision.decidedAt(),
        decision.ruleSet(),
        contact.channel(),
        contact.offerId(),
        contact.about(),
        contact.at(),
        Explained.of(withdrawal.reason(), wording),
        decision.insteadOf(withdrawal).map(Action::id));
  }

  // an action is withdrawn once
  @Override
  public String eventId() {
    return actionId + "-withdrawn";
  }
}
