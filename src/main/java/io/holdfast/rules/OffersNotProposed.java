package io.holdfast.rules;

import io.holdfast.action.DecidingRuleSets.NotProposed;
import io.holdfast.decision.Assessed;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Decision;
import io.holdfast.decision.RuleEvaluator.AssessedCase;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Grounds;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.samples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What rules of the version that decided might have offered on the same signal, and why not. */
final class OffersNotProposed {
  private static final Set<String> OFFERING = Set.of("offer", "winBack");

  private OffersNotProposed() {}

  static List<NotProposed> of(RuleSet ruleSet, Decision decision) {
    Sample sample =
        Sample.of(
            new AssessedCase(decision.facts(), new Assessed(decision.tier(), decision.risk())));
    Set<String> proposed =
        decision.candidates().stream()
            .map(Candidate::proposal)
            .flatMap(proposal -> proposal.offerId().stream())
            .collect(Collectors.toSet());
    List<NotProposed> all = new ArrayList<>();
    for (Rule rule : ruleSet.written()) {
      Optional<String> offer = offer(rule).filter(id -> !proposed.contains(id));
      if (offer.isPresent() && Grounds.looksAt(rule, ruleSet.situation(sample))) {
        List<String> because = ruleSet.against(rule, sample);
        if (!because.isEmpty()) {
          all.add(new NotProposed(offer.get(), rule.id(), because));
        }
      }
    }
    return List.copyOf(all);
  }

  private static Optional<String> offer(Rule rule) {
    return rule.calls().stream()
        .filter(call -> rule.stage() == Stage.PROPOSALS && OFFERING.contains(call.verb()))
        .map(call -> call.arguments().get(0).text())
        .findFirst();
  }
}
