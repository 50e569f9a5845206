package io.holdfast.rules.fairness;

import io.holdfast.decision.Action;
import io.holdfast.decision.Decision;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.difference.Replay;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.TaskAssignment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes decisions again without knowing who the customer is: the same signal, history, contract and
 * products, and nothing that offers must not depend on.
 */
final class Blindfold {
  private final RuleSet ruleSet;

  /**
   * What came of it.
   *
   * @param decided decisions that could be made again
   * @param violations ids of those that offer something else then
   */
  record Audit(int decided, List<String> violations) {}

  Blindfold(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
  }

  Audit audit(List<Decision> decisions) {
    List<Replay> pairs =
        Replay.of(decisions.stream().map(this::blind).toList(), ruleSet).stream()
            .filter(replay -> replay.again().isPresent())
            .toList();
    Map<String, Decision> seeing = new HashMap<>();
    decisions.forEach(decision -> seeing.put(decision.id(), decision));
    return new Audit(
        pairs.size(),
        pairs.stream()
            .filter(pair -> differs(seeing.get(pair.recorded().id()), pair.again().orElseThrow()))
            .map(pair -> pair.recorded().id())
            .toList());
  }

  private Decision blind(Decision decision) {
    return decision.told(blind(decision.facts()));
  }

  /** The facts without who the customer is. */
  Facts blind(Facts facts) {
    return facts.without(field -> ruleSet.fairness().objection("customer." + field).isPresent());
  }

  /** Whether something else is offered, or given a manager to offer in the same task. */
  static boolean differs(Decision one, Decision other) {
    if (!proposed(one).equals(proposed(other))) {
      return true;
    }
    Map<String, Set<String>> first = mayOffer(one);
    Map<String, Set<String>> second = mayOffer(other);
    first.keySet().retainAll(second.keySet());
    return first.keySet().stream().anyMatch(cause -> !first.get(cause).equals(second.get(cause)));
  }

  private static Set<String> proposed(Decision decision) {
    Set<String> offers = new TreeSet<>();
    decision.candidates().stream()
        .map(candidate -> candidate.proposal())
        .filter(proposal -> proposal.offerId().isPresent())
        .forEach(proposal -> offers.add(words(proposal)));
    return offers;
  }

  private static String words(Proposal proposal) {
    return "%s %s %s"
        .formatted(
            proposal.kind(), proposal.offerId().orElseThrow(), proposal.channel().orElse(""));
  }

  private static Map<String, Set<String>> mayOffer(Decision decision) {
    Map<String, Set<String>> offers = new HashMap<>();
    for (Action action : decision.actions()) {
      Optional<TaskAssignment> task = action.task();
      task.ifPresent(
          t -> offers.put(action.proposal().cause().orElse(""), new TreeSet<>(t.mayOffer())));
    }
    return offers;
  }
}
