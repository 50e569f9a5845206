package io.holdfast.decision;

import io.holdfast.decision.Arbitration.Weighed;
import io.holdfast.decision.RuleEvaluator.AssessedCase;
import io.holdfast.decision.RuleEvaluator.CandidateCase;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.TaskAssignment;
import io.holdfast.vocabulary.TimerRequest;
import io.holdfast.vocabulary.Veto;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One case on its way through the stages. */
final class Deliberation {
  private static final Set<Candidate.Loss> ON_PURPOSE =
      EnumSet.of(Candidate.Loss.HOLDOUT, Candidate.Loss.WITHHELD);

  private final Facts facts;
  private final String ruleSet;
  private RuleFailure failure;
  private AssessedCase assessedCase;
  private List<CandidateCase> candidates = List.of();
  private Weighing weighing;
  private List<String> offersInOrder = List.of();
  private double waitingPriority = Double.NEGATIVE_INFINITY;
  private List<TimerRequest> timers = List.of();
  private List<Withdrawal> withdrawals = List.of();
  private final List<Weighed> weighed = new ArrayList<>();
  private List<Draw> draws = List.of();
  private List<Candidate> arbitrated = List.of();
  private final Map<Proposal, TaskAssignment> assignments = new IdentityHashMap<>();

  Deliberation(Facts facts, String ruleSet) {
    this.facts = facts;
    this.ruleSet = ruleSet;
  }

  Facts facts() {
    return facts;
  }

  AssessedCase assessedCase() {
    return assessedCase;
  }

  List<CandidateCase> candidates() {
    return candidates;
  }

  /** Whether no rule has failed so far. */
  boolean going() {
    return failure == null;
  }

  void assessed(Evaluated<Assessed> answer) {
    answerOf(answer).ifPresent(assessed -> assessedCase = new AssessedCase(facts, assessed));
  }

  void proposed(Evaluated<Proposed> answer, Settings settings) {
    answerOf(answer)
        .ifPresent(
            proposed -> {
              // what was asked for is waiting already, and what was withdrawn is gone
              if (!facts.signal().again()) {
                timers = proposed.timers();
                withdrawals = proposed.withdrawals();
              }
              candidates = appraise(proposed, settings);
            });
  }

  private List<CandidateCase> appraise(Proposed proposed, Settings settings) {
    double churn = assessedCase.assessed().risk().probability();
    Appraisal appraisal = new Appraisal(settings, facts, churn, proposed);
    weighing = appraisal.weighing();
    if (settings.waitingCompetes()) {
      waitingPriority =
          waiting().mapToDouble(appraisal::priority).max().orElse(Double.NEGATIVE_INFINITY);
    }
    offersInOrder = appraisal.offersInOrder(proposed.proposals());
    AssessedCase left =
        withdrawals.isEmpty()
            ? assessedCase
            : new AssessedCase(Withdrawal.left(facts, withdrawals), assessedCase.assessed());
    return withoutRepeats(proposed.proposals()).stream()
        .map(proposal -> new CandidateCase(left, proposal, appraisal.of(proposal)))
        .toList();
  }

  // two rules may well propose the same thing; the first one's reason stands, unless only a later
  // one owes it
  private static List<Proposal> withoutRepeats(List<Proposal> proposals) {
    Map<List<Object>, Proposal> different = new LinkedHashMap<>();
    for (Proposal p : proposals) {
      different.merge(
          List.of(p.kind(), p.offerId(), p.channel(), p.template(), p.cause()),
          p,
          (first, later) ->
              first.actionClass() == ActionClass.DEFAULT && owed(later) ? later : first);
    }
    return List.copyOf(different.values());
  }

  private static boolean owed(Proposal proposal) {
    return proposal.actionClass() != ActionClass.DEFAULT;
  }

  void vetoed(CandidateCase candidate, Evaluated<List<Veto>> answer) {
    answerOf(answer)
        .ifPresent(
            vetoes ->
                weighed.add(new Weighed(candidate.proposal(), candidate.economics(), vetoes)));
  }

  void arbitrate(Settings settings) {
    if (going()) {
      Draws all = new Draws(facts, assessedCase.assessed().tier(), settings);
      OpenOffers offers =
          new OpenOffers(offersInOrder, weighed, settings.terms().personalPolicies());
      arbitrated =
          Arbitration.arbitrate(weighed, offers, all, waitingPriority, facts.signal().again());
      draws = all.over(weighed.stream().map(Weighed::proposal).toList());
    }
  }

  /** Refuses everything that makes an offer, and chooses among the rest. */
  void refuseOffers(Veto veto, Settings settings) {
    weighed.replaceAll(one -> one.proposal().offerId().isPresent() ? one.refused(veto) : one);
    arbitrate(settings);
  }

  /** Leaves the manager of a chosen task nothing to offer. */
  void refuseOffers(Proposal task, Veto veto) {
    assignments.computeIfPresent(task, (same, assignment) -> assignment.withoutOffers());
    arbitrated =
        arbitrated.stream()
            .map(candidate -> candidate.proposal() == task ? candidate.refused(veto) : candidate)
            .toList();
  }

  /** The offers that stand open, in the order in which one is made of them. */
  List<String> offersInOrder() {
    return offersInOrder;
  }

  List<Proposal> proposals() {
    return weighed.stream().map(Weighed::proposal).toList();
  }

  Map<Proposal, TaskAssignment> assignments() {
    return new IdentityHashMap<>(assignments);
  }

  List<Candidate> chosen() {
    return arbitrated.stream().filter(candidate -> candidate.lostBecause().isEmpty()).toList();
  }

  void assigned(Proposal proposal, Evaluated<TaskAssignment> answer) {
    answerOf(answer).ifPresent(assignment -> assignments.put(proposal, assignment));
  }

  Evaluated<Decision> conclude(Settings settings) {
    if (!going()) {
      return new Evaluated.Failure<>(failure);
    }
    String id = DecisionId.of(facts.customerId(), facts.signal().source(), facts.signal().id());
    List<Action> actions = new ArrayList<>();
    for (Candidate candidate : chosen()) {
      actions.add(action(id + '-' + actions.size(), candidate.proposal(), settings));
    }
    Assessed assessed = assessedCase.assessed();
    return new Evaluated.Answer<>(
        new Decision(
            id,
            ruleSet,
            facts.now(),
            verdict(actions),
            assessed.tier(),
            assessed.risk(),
            arbitrated,
            List.copyOf(actions),
            facts,
            Optional.of(weighing),
            timers,
            draws,
            Stream.concat(withdrawals.stream(), beaten()).toList()));
  }

  // what no rule withdraws, and waits for the time a policy allows
  private Stream<Contact> waiting() {
    return facts.contacts().ledger().stream()
        .filter(contact -> contact.status() == Contact.Status.DEFERRED)
        .filter(
            contact ->
                withdrawals.stream().noneMatch(one -> one.actionId().equals(contact.actionId())));
  }

  /** What waits, and is not to be done any more because the winner is better. */
  private Stream<Withdrawal> beaten() {
    boolean won =
        waitingPriority > Double.NEGATIVE_INFINITY
            && arbitrated.stream().anyMatch(Deliberation::won);
    return won
        ? waiting().map(contact -> new Withdrawal(contact, Withdrawal.BETTER))
        : Stream.empty();
  }

  private static boolean won(Candidate candidate) {
    return candidate.proposal().actionClass() == ActionClass.DEFAULT
        && candidate.lostBecause().filter(loss -> loss != Candidate.Loss.DEFERRED).isEmpty();
  }

  private Action action(String id, Proposal proposal, Settings settings) {
    Optional<Instant> expires =
        proposal.offerId().map(settings.offers()::get).map(Offer::validFor).map(facts.now()::plus);
    Optional<TaskAssignment> task =
        proposal.kind() == ActionKind.MANAGER_TASK
            ? Optional.of(assignments.get(proposal))
            : Optional.empty();
    return new Action(id, proposal, expires, task);
  }

  private Decision.Verdict verdict(List<Action> actions) {
    if (!actions.isEmpty()) {
      return Decision.Verdict.ACT;
    }
    if (lost(Candidate.Loss.DEFERRED)) {
      return Decision.Verdict.DEFERRED;
    }
    return ON_PURPOSE.stream().anyMatch(this::lost)
        ? Decision.Verdict.HOLDOUT
        : Decision.Verdict.NO_ACTION;
  }

  private boolean lost(Candidate.Loss loss) {
    return arbitrated.stream().anyMatch(c -> c.lostBecause().equals(Optional.of(loss)));
  }

  private <T> Optional<T> answerOf(Evaluated<T> evaluated) {
    if (evaluated instanceof Evaluated.Failure<T> failed) {
      failure = failed.failure();
    }
    return evaluated.fold(Optional::of, ignored -> Optional.empty());
  }
}
