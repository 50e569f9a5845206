package io.holdfast.decision;

import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.TimerRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The complete record of one decision: a capsule from which it can be reproduced.
 *
 * @param id derived from the signal's identity, see {@link DecisionId}
 * @param ruleSet version of the rule set that decided
 * @param decidedAt clock of the decision
 * @param candidates all proposed actions, chosen ones first, in order of priority
 * @param weighing how the candidates were weighed; absent where nobody recorded it
 * @param timers what rules said about coming back to the customer, in their order
 * @param draws where chance put the customer; empty for who takes part in nothing
 * @param withdrawals what was asked for earlier and is not to be done any more
 */
public record Decision(
    String id,
    String ruleSet,
    Instant decidedAt,
    Verdict verdict,
    String tier,
    Risk risk,
    List<Candidate> candidates,
    List<Action> actions,
    Facts facts,
    Optional<Weighing> weighing,
    List<TimerRequest> timers,
    List<Draw> draws,
    List<Withdrawal> withdrawals) {

  public Decision {
    // what was recorded before there were such has none
    timers = timers == null ? List.of() : timers;
    draws = draws == null ? List.of() : draws;
    withdrawals = withdrawals == null ? List.of() : withdrawals;
  }

  /** A decision with actions only, of which it is not known how its candidates were weighed. */
  public Decision(
      String id,
      String ruleSet,
      Instant decidedAt,
      Verdict verdict,
      String tier,
      Risk risk,
      List<Candidate> candidates,
      List<Action> actions,
      Facts facts) {
    this(
        id,
        ruleSet,
        decidedAt,
        verdict,
        tier,
        risk,
        candidates,
        actions,
        facts,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  public String customerId() {
    return facts.customerId();
  }

  /** The same decision with its facts told otherwise, such as without who the customer is. */
  public Decision told(Facts otherwise) {
    return new Decision(
        id,
        ruleSet,
        decidedAt,
        verdict,
        tier,
        risk,
        candidates,
        actions,
        otherwise,
        weighing,
        timers,
        draws,
        withdrawals);
  }

  /** The facts that policies looked at: without what the decision withdraws. */
  public Facts factsLeft() {
    return Withdrawal.left(facts, withdrawals);
  }

  /**
   * What is asked for instead of something withdrawn: of a task another one about the same, of
   * anything else the first that turns to the customer as it did.
   */
  public Optional<Action> insteadOf(Withdrawal withdrawal) {
    return actions.stream().filter(action -> action.replaces(withdrawal.contact())).findFirst();
  }

  /** What somebody was asked for earlier and this is asked for instead of. */
  public List<Withdrawal> replacedBy(Action action) {
    return withdrawals.stream()
        .filter(Withdrawal::wasRequested)
        .filter(withdrawal -> insteadOf(withdrawal).equals(Optional.of(action)))
        .toList();
  }

  /** When the signal is decided again, because the best action waits until then. */
  public Optional<Instant> deferredUntil() {
    return deferred()
        .flatMap(candidate -> candidate.vetoes().stream())
        .flatMap(veto -> veto.until().stream())
        .max(Instant::compareTo);
  }

  /** The best of the candidates that wait. */
  public Optional<Proposal> deferredFor() {
    return deferred().map(Candidate::proposal).findFirst();
  }

  private Stream<Candidate> deferred() {
    return candidates.stream()
        .filter(candidate -> candidate.lostBecause().equals(Optional.of(Candidate.Loss.DEFERRED)));
  }

  /** What was decided, in one word. */
  public enum Verdict {
    /** At least one action is asked for. */
    ACT,
    /** Nothing is asked for: nothing was proposed, or all was refused or not worth it. */
    NO_ACTION,
    /** Nothing is asked for yet: the best action waits for the time a policy allows. */
    DEFERRED,
    /** Nothing is asked for because the customer belongs to the group left alone on purpose. */
    HOLDOUT
  }
}
