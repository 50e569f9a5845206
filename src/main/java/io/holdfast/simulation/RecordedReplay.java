package io.holdfast.simulation;

import io.holdfast.decision.Budget;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.rules.RuleSet;
import io.holdfast.vocabulary.Facts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Recorded signals decided again by one version, one after the other, with what it has done
 * meanwhile: its contacts, offers, withdrawals and what it took of budgets take the place of those
 * on record. Windows, consents, open items and whatever was before the first of them are as they
 * were recorded.
 */
final class RecordedReplay {
  private final RuleSet rules;
  private final List<Decision> recorded;
  private final Map<String, Lived> customers = new HashMap<>();
  private final SortedMap<String, Long> taken = new TreeMap<>();
  private final SortedMap<String, Long> takenThen = new TreeMap<>();
  private final List<Evaluated<Decision>> decided = new ArrayList<>();
  private final Tally tally;

  /**
   * @param recorded in the order they were made, one or more
   */
  RecordedReplay(RuleSet rules, List<Decision> recorded) {
    this.rules = rules;
    this.recorded = recorded;
    Instant first = recorded.get(0).decidedAt();
    Instant last = recorded.get(recorded.size() - 1).decidedAt();
    this.tally = new Tally(first, Duration.between(first, last));
  }

  /** What comes of each, in the same order. */
  List<Evaluated<Decision>> decide() {
    int from = 0;
    while (from < recorded.size()) {
      int to = together(from);
      decide(recorded.subList(from, to));
      from = to;
    }
    return List.copyOf(decided);
  }

  // those that do not hang on one another: of other customers, and of the same day
  private int together(int from) {
    Set<String> seen = new HashSet<>();
    int to = from;
    while (to < recorded.size()
        && day(recorded.get(to)) == day(recorded.get(from))
        && seen.add(recorded.get(to).customerId())) {
      to++;
    }
    return to;
  }

  private static long day(Decision decision) {
    return decision.facts().now().atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
  }

  private void decide(List<Decision> some) {
    RuleEvaluator evaluator = rules.asOf(some.get(0).facts().now()).evaluator();
    List<Facts> facts = some.stream().map(this::facts).toList();
    List<Evaluated<Decision>> made = DecisionMaker.decide(facts, evaluator);
    for (int i = 0; i < some.size(); i++) {
      Lived lived = lived(some.get(i));
      lived.decidedThen(some.get(i));
      take(some.get(i), evaluator, takenThen);
      made.get(i)
          .fold(
              decision -> {
                lived.decides(decision, evaluator.settings().offers());
                take(decision, evaluator, taken);
                tally.decided(
                    decision, decision.actions(), evaluator.settings().offers(), kind -> false);
                return true;
              },
              failure -> {
                tally.refused();
                return false;
              });
    }
    decided.addAll(made);
  }

  private Lived lived(Decision decision) {
    return customers.computeIfAbsent(decision.customerId(), id -> new Lived());
  }

  private Facts facts(Decision one) {
    Map<String, Double> left = new HashMap<>();
    one.facts()
        .budgets()
        .forEach(
            (name, then) -> {
              long less = taken.getOrDefault(name, 0L) - takenThen.getOrDefault(name, 0L);
              left.put(name, Math.max(0, then - Budget.amount(less)));
            });
    return lived(one).facts(one.facts()).leaving(Map.copyOf(left));
  }

  private static void take(Decision decision, RuleEvaluator evaluator, Map<String, Long> taken) {
    for (Candidate chosen : decision.candidates()) {
      if (chosen.lostBecause().isEmpty()) {
        for (Budget budget : evaluator.settings().budgets()) {
          if (budget.covers(chosen.proposal(), decision.tier())) {
            taken.merge(budget.name(), budget.takes(chosen.economics()), Long::sum);
          }
        }
      }
    }
  }

  /** Counts what is another decision than under the version all are held against. */
  void compared(boolean changed) {
    tally.compared(changed);
  }

  /** All numbers by name. */
  SortedMap<String, Double> measures() {
    SortedMap<String, Double> all = tally.measures(recorded.get(recorded.size() - 1).decidedAt());
    taken.forEach((name, sum) -> all.put("budgetTaken." + name, Budget.amount(sum)));
    return all;
  }
}
