package io.holdfast.journal.web;

import io.holdfast.decision.Action;
import io.holdfast.decision.Decision;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One signal in a customer's timeline, with what was decided and what came of it. */
record TimelineEntry(
    Instant at,
    String signalType,
    String signalId,
    String source,
    Map<String, Object> data,
    String decisionId,
    Instant decidedAt,
    Decision.Verdict verdict,
    int riskScore,
    String tier,
    List<Did> actions) {

  /**
   * One action.
   *
   * @param status what became of it so far; absent where no contact was made
   */
  record Did(
      String actionId,
      ActionKind kind,
      Optional<String> channel,
      Optional<String> offerId,
      Optional<String> cause,
      String reason,
      Optional<Contact.Status> status) {}

  static TimelineEntry of(Decision decision, List<Contact> contacts) {
    Signal signal = decision.facts().signal();
    return new TimelineEntry(
        signal.time(),
        signal.type(),
        signal.id(),
        signal.source(),
        signal.data(),
        decision.id(),
        decision.decidedAt(),
        decision.verdict(),
        decision.risk().score(),
        decision.tier(),
        decision.actions().stream().map(action -> did(action, contacts)).toList());
  }

  private static Did did(Action action, List<Contact> contacts) {
    return new Did(
        action.id(),
        action.proposal().kind(),
        action.proposal().channel(),
        action.proposal().offerId(),
        action.proposal().cause(),
        action.proposal().reason().code(),
        contacts.stream()
            .filter(contact -> contact.actionId().equals(action.id()))
            .map(Contact::status)
            .findFirst());
  }
}
