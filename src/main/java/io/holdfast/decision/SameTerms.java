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

  static final Veto VETO = new Veto("P3", new Reason(REASON, "parameters/fairness.yaml", Map.of()));

  private final RuleEvaluator rules;
  private final Set<String> personal;
  private final Map<Deliberation, Optional<AssessedCase>> impartial = new IdentityHashMap<>();

  SameTerms(RuleEvaluator rules) {
    this.rules = rules;
    this.personal = rules.settings().personal();
  }

  /** Refuses the offers of every case to which others would stand open. */
  void ofOffers(List<Deliberation> all) {
    List<Deliberation> tried = all.stream().filter(this::knowsWho).filter(this::offers).toList();
    assess(tried);
    List<Deliberation> assessed = tried.stream().filter(one -> assessed(one).isPresent()).toList();
    List<Evaluated<Proposed>> answers =
        rules.propose(assessed.stream().map(one -> assessed(one).orElseThrow()).toList());
    Map<Deliberation, Set<String>> open = new IdentityHashMap<>();
    for (int i = 0; i < assessed.size(); i++) {
      Deliberation one = assessed.get(i);
      answers
          .get(i)
          .fold(Optional::of, failure -> Optional.<Proposed>empty())
          .ifPresent(proposed -> open.put(one, offers(proposed.proposals())));
    }
    for (Deliberation one : tried) {
      if (!offers(one.proposals()).equals(open.get(one))) {
        one.refuseOffers(VETO, rules.settings());
      }
    }
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
