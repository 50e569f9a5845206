package io.holdfast.pipeline;

import io.holdfast.decision.Comparison;
import io.holdfast.decision.Comparison.Result;
import io.holdfast.decision.Comparison.Statements;
import io.holdfast.decision.Decision;
import io.holdfast.pipeline.ShadowReport.Case;
import io.holdfast.pipeline.ShadowReport.RuleDifference;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the differences of one pair of versions. */
final class ShadowTally {
  private final String active;
  private final String shadow;
  private final ShadowLimits limits;
  private final Map<Result, Long> results = new HashMap<>();
  private final Map<String, RuleDifference> rules = new HashMap<>();
  private final Deque<Case> latest = new ArrayDeque<>();
  private long failed;
  private long skipped;
  private long unlisted;

  ShadowTally(String active, String shadow, ShadowLimits limits) {
    this.active = active;
    this.shadow = shadow;
    this.limits = limits;
  }

  boolean isOf(String activeVersion, String shadowVersion) {
    return active.equals(activeVersion) && shadow.equals(shadowVersion);
  }

  synchronized void failed() {
    failed++;
  }

  synchronized void skipped() {
    skipped++;
  }

  synchronized void compared(Decision decision, Comparison comparison) {
    results.merge(comparison.result(), 1L, Long::sum);
    boolean outcome = comparison.result() == Result.OUTCOME_DIFFERS;
    comparison.rules().forEach((rule, said) -> count(rule, said, decision.id(), outcome));
    if (outcome) {
      latest.addFirst(
          new Case(decision.id(), decision.decidedAt(), comparison.before(), comparison.after()));
      while (latest.size() > limits.latest()) {
        latest.removeLast();
      }
    }
  }

  private void count(String rule, Statements said, String decision, boolean outcome) {
    RuleDifference known = rules.get(rule);
    if (known == null && rules.size() >= limits.rules()) {
      unlisted++;
      return;
    }
    rules.put(
        rule,
        new RuleDifference(
            rule,
            (known == null ? 0 : known.times()) + 1,
            (known == null ? 0 : known.outcomes()) + (outcome ? 1 : 0),
            decision,
            said.before(),
            said.after()));
  }

  synchronized ShadowReport report() {
    List<RuleDifference> byFrequency =
        rules.values().stream()
            .sorted(
                Comparator.comparingLong(RuleDifference::times)
                    .reversed()
                    .thenComparing(RuleDifference::rule))
            .toList();
    return new ShadowReport(
        active,
        shadow,
        results.getOrDefault(Result.SAME, 0L),
        results.getOrDefault(Result.REASONS_DIFFER, 0L),
        results.getOrDefault(Result.OUTCOME_DIFFERS, 0L),
        failed,
        skipped,
        byFrequency,
        unlisted,
        List.copyOf(latest));
  }
}
