package io.holdfast.console;

import io.holdfast.action.DecidingRuleSets;
import io.holdfast.action.DecidingRuleSets.Quotable;
import io.holdfast.action.TaskChoices;
import io.holdfast.action.Wording;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Explanation;
import io.holdfast.vocabulary.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives what the pages show the words of the rule sets. */
@Component
class Explanations {
  // no version is called so, and what is not at hand is answered by the active one
  private static final String ACTIVE = "";

  private final DecidingRuleSets ruleSets;

  Explanations(DecidingRuleSets ruleSets) {
    this.ruleSets = ruleSets;
  }

  /** The decision in the words of the rule set that made it. */
  public ExplainedDecision of(Decision decision) {
    Quotable ruleSet = ruleSets.of(decision.ruleSet());
    return new ExplainedDecision(decision, ruleSet.wording(), ruleSet.settings().currency());
  }

  /** Why it came out so; absent where the version that decided is not at hand any more. */
  public Optional<Explanation> why(Decision decision) {
    return ruleSets.explain(decision);
  }

  /** The words of the version that decided, said to one reader. */
  Telling telling(Decision decision, Phrases say) {
    return new Telling(ruleSets.of(decision.ruleSet()).wording(), say);
  }

  /** The rule set's numbers that weighed the candidates. */
  public List<Estimate> estimates(Decision decision) {
    return ruleSets.estimates(decision);
  }

  /** The words of the active rule set. */
  Wording wording() {
    return ruleSets.of(ACTIVE).wording();
  }

  /** What the active rule set lets people choose from when they work on tasks. */
  public TaskChoices choices() {
    return wording().choices();
  }

  /** What the active rule set calls a cause, by language tag. */
  public Map<String, String> cause(String cause) {
    return ruleSets.of(ACTIVE).wording().cause(cause);
  }

  /** What the active rule set calls a queue, by language tag. */
  public Map<String, String> queue(String queue) {
    return wording().queue(queue);
  }
}
