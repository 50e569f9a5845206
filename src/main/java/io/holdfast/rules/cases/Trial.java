package io.holdfast.rules.cases;

import io.holdfast.decision.Assessed;
import io.holdfast.decision.Decision;
import io.holdfast.decision.RuleEvaluator.AssessedCase;
import io.holdfast.decision.Withdrawal;
import io.holdfast.rules.engine.DroolsRules;
import io.holdfast.rules.language.Rule;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.TimerRequest;
import java.util.List;
import java.util.Set;

/**
 * What became of a case.
 *
 * @param fired ids of the rules that spoke
 * @param words finds the words for what is to be said about it
 */
record Trial(Case one, Decision decision, Set<String> fired, DroolsRules rules, Wordings words) {

  AssessedCase assessed() {
    return new AssessedCase(decision.facts(), new Assessed(decision.tier(), decision.risk()));
  }

  /** What policies look at. */
  AssessedCase left() {
    return new AssessedCase(decision.factsLeft(), assessed().assessed());
  }

  /** What a rule that says this would propose here. */
  List<Proposal> proposals(Rule speaker) {
    return rules.proposed(assessed(), speaker).proposals();
  }

  /** What a rule that says this would say here about coming back. */
  List<TimerRequest> timers(Rule speaker) {
    return rules.proposed(assessed(), speaker).timers();
  }

  /** What a rule that says this would withdraw here. */
  List<Withdrawal> withdrawals(Rule speaker) {
    return rules.proposed(assessed(), speaker).withdrawals();
  }
}
