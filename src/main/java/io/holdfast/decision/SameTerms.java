package io.holdfast.decision;

import io.holdfast.decision.RuleEvaluator.AssessedCase;
import io.holdfast.decision.RuleEvaluator.TaskCase;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.TaskAssignment;
import io.holdfast.vocabulary.Veto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds the same terms for all (P3): a case that is offered something is tried again without what
 * terms must not hang on. Where other offers would stand open then, none is made. Costs nothing
 * where the risk asks for nothing of the kind, because then no offer can hang on it.
 */
public final class SameTerms {
  /** Code of the reason, which the rule set puts into words. */
  public static final String REASON = "PERSONAL_TERMS";

  /** The same of an offer that only this customer would get in this situation. */
  public static final String OTHER_OFFER_REASON = "OTHERS_GET_ANOTHER_OFFER";

  static final Veto VETO = veto(REASON);
  static final Veto OTHER_OFFER = veto(OTHER_OFFER_REASON);

  private final RuleEvaluator rules;
  private final Set<String> personal;
  private final Map<Deliberation, Optional<AssessedCase>> impartial = new IdentityHashMap<>();

  /** What stands open, and in which order it is made. */
  private record Open(Set<String> offers, List<String> inOrder) {}

  SameTerms(RuleEvaluator rules) {
    this.rules = rules;
    this.personal = rules.settings().terms().askedByRisk();
  }

  /** Refuses the offers of every case to which others would stand open. */
  void ofOffers(List<Deliberation> all) {
    List<Deliberation> tried = all.stream().filter(this::knowsWho).filter(this::offers).toList();
    assess(tried);
    List<Deliberation> assessed = tried.stream().filter(one -> assessed(one).isPresent()).toList();
    List<Evaluated<Proposed>> answers =
        rules.propose(assessed.stream().map(one -> assessed(one).orElseThrow()).toList());
    Map<Deliberation, Open> open = new IdentityHashMap<>();
    for (int i = 0; i < assessed.size(); i++) {
      Deliberation one = assessed.get(i);
      answers
          .get(i)
          .fold(Optional::of, failure -> Optional.<Proposed>empty())
          .ifPresent(proposed -> open.put(one, open(assessed(one).orElseThrow(), proposed)));
    }
    for (Deliberation one : tried) {
      if (!new Open(offers(one.proposals()), one.offersInOrder()).equals(open.get(one))) {
        one.refuseOffers(VETO, rules.settings());
      }
    }
  }

  private Open open(AssessedCase one, Proposed proposed) {
    double churn = one.assessed().risk().probability();
    Appraisal appraisal = new Appraisal(rules.settings(), one.facts(), churn, proposed);
    List<Proposal> proposals = proposed.proposals();
    return new Open(offers(proposals), appraisal.offersInOrder(proposals));
  }

  /** Takes the offers from every task whose manager could make others. */
  void ofTasks(List<Deliberation> all) {
    List<Deliberation> tried = all.stream().filter(this::knowsWho).filter(this::mayOffer).toList();
    assess(tried);
    for (Deliberation one : tried) {
      one.assignments()
          .forEach(
              (proposal, task) -> {
                if (!task.mayOffer().isEmpty() && !sameFor(one, proposal, task)) {
                  one.refuseOffers(proposal, VETO);
                }
              });
    }
  }

  private static Veto veto(String reason) {
    return new Veto("P3", new Reason(reason, "parameters/fairness.yaml", Map.of()));
  }

  private boolean sameFor(Deliberation one, Proposal proposal, TaskAssignment task) {
    return assessed(one)
        .map(again -> rules.assign(List.of(new TaskCase(again, proposal))).get(0))
        .flatMap(answer -> answer.fold(Optional::of, failure -> Optional.<TaskAssignment>empty()))
        .filter(other -> Set.copyOf(other.mayOffer()).equals(Set.copyOf(task.mayOffer())))
        .isPresent();
  }

  private boolean knowsWho(Deliberation one) {
    return one.going() && personal.stream().anyMatch(one.facts().profile()::containsKey);
  }

  private boolean offers(Deliberation one) {
    return one.chosen().stream().anyMatch(candidate -> candidate.proposal().offerId().isPresent());
  }

  private boolean mayOffer(Deliberation one) {
    return one.assignments().values().stream().anyMatch(task -> !task.mayOffer().isEmpty());
  }

  private static Set<String> offers(List<Proposal> proposals) {
    return proposals.stream()
        .flatMap(proposal -> proposal.offerId().stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Optional<AssessedCase> assessed(Deliberation one) {
    return impartial.getOrDefault(one, Optional.empty());
  }

  private void assess(List<Deliberation> tried) {
    List<Deliberation> open = tried.stream().filter(one -> !impartial.containsKey(one)).toList();
    List<Facts> facts = new ArrayList<>();
    open.forEach(one -> facts.add(one.facts().without(personal::contains)));
    List<Evaluated<Assessed>> answers = rules.assess(facts);
    for (int i = 0; i < facts.size(); i++) {
      Facts without = facts.get(i);
      impartial.put(
          open.get(i),
          answers
              .get(i)
              .fold(
                  assessed -> Optional.of(new AssessedCase(without, assessed)),
                  failure -> Optional.empty()));
    }
  }
}
