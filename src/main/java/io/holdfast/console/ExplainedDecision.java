package io.holdfast.console;

import io.holdfast.action.Wording;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Decision;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Money;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Risk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A decision with the words of the rule set that made it.
 *
 * @param currency of the decision's numbers
 */
public record ExplainedDecision(Decision decision, Wording wording, String currency) {

  /** Why what was chosen was chosen; what points to a risk where nothing was. Each said once. */
  public List<Map<String, String>> reasons() {
    Stream<Reason> reasons =
        decision.actions().isEmpty()
            ? decision.risk().drivers().stream().map(Risk.Driver::reason).limit(2)
            : decision.actions().stream().map(action -> action.proposal().reason());
    return reasons.map(this::reason).distinct().toList();
  }

  public Map<String, String> reason(Reason reason) {
    return wording.reason(reason);
  }

  public Map<String, String> signal() {
    return signal(decision.facts().signal().type());
  }

  public Map<String, String> signal(String type) {
    return wording.signal(type);
  }

  /**
   * What a policy has against a candidate.
   *
   * @param words by language tag
   */
  public record Refusal(String policy, Map<String, String> words) {}

  /** What policies have against a candidate, each said once however many rules say it. */
  public List<Refusal> refusals(Candidate candidate) {
    return candidate.vetoes().stream()
        .map(veto -> new Refusal(veto.policy(), reason(veto.reason())))
        .distinct()
        .toList();
  }

  /** What an action is about, beyond its kind; empty where the kind says it all. */
  public Map<String, String> subject(Proposal proposal) {
    return proposal
        .offerId()
        .map(wording::offer)
        .or(() -> proposal.cause().map(wording::cause))
        .or(() -> proposal.template().map(wording::template))
        .orElse(Map.of());
  }

  /** What a withdrawn action was about, beyond its kind. */
  public Map<String, String> subject(Contact contact) {
    return contact
        .offerId()
        .map(wording::offer)
        .or(
            () ->
                contact
                    .about()
                    .map(
                        contact.kind() == ActionKind.MANAGER_TASK
                            ? wording::cause
                            : wording::template))
        .orElse(Map.of());
  }

  public Map<String, String> offer(String offer) {
    return wording.offer(offer);
  }

  public Map<String, String> queue(String queue) {
    return wording.queue(queue);
  }

  public Money money(double amount) {
    return new Money(BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP), currency);
  }

  public boolean chosen(Candidate candidate) {
    return candidate.lostBecause().isEmpty();
  }
}
