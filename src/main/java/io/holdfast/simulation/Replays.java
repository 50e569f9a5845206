package io.holdfast.simulation;

import io.holdfast.decision.Decision;
import io.holdfast.decision.Evaluated;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.difference.Changes;
import io.holdfast.rules.difference.Comparer;
import io.holdfast.rules.difference.Effects;
import io.holdfast.simulation.Report.Difference;
import io.holdfast.simulation.Report.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** What is on record, decided again by several versions side by side. */
public final class Replays {
  private final List<Decision> inOrder;
  private final int mostExamples;

  /**
   * @param newest decisions, newest first, one or more
   * @param mostExamples decisions told one by one
   */
  public Replays(List<Decision> newest, int mostExamples) {
    this.inOrder = new ArrayList<>(newest);
    Collections.reverse(inOrder);
    this.mostExamples = mostExamples;
  }

  /**
   * Decides it all again.
   *
   * @param name of the report
   * @param versions the others are held against the first
   */
  public Report report(String name, List<Version> versions) {
    List<RecordedReplay> replays =
        versions.stream().map(version -> new RecordedReplay(version.rules(), inOrder)).toList();
    List<List<Evaluated<Decision>>> decided = decide(replays);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      Changes changes = Changes.between(versions.get(0).files(), versions.get(i).files());
      Effects effects = Effects.NONE;
      if (i > 0) {
        RuleSet first = versions.get(0).rules();
        Comparer comparer = new Comparer(first, versions.get(i).rules(), changes, mostExamples);
        compare(comparer, decided.get(0), decided.get(i), replays.get(i));
        effects = comparer.effects();
      }
      outcomes.add(outcome(versions.get(i), replays.get(i), changes, effects));
    }
    return new Report(
        name,
        "What becomes of the newest decisions on record?",
        0,
        1,
        false,
        inOrder.get(0).decidedAt(),
        inOrder.get(inOrder.size() - 1).decidedAt(),
        true,
        inOrder.size(),
        List.of(),
        outcomes);
  }

  private static List<List<Evaluated<Decision>>> decide(List<RecordedReplay> replays) {
    List<Callable<List<Evaluated<Decision>>>> work = new ArrayList<>();
    replays.forEach(replay -> work.add(replay::decide));
    try (Workers workers = Workers.upTo(work.size())) {
      return workers.all(work);
    }
  }

  private void compare(
      Comparer comparer,
      List<Evaluated<Decision>> before,
      List<Evaluated<Decision>> after,
      RecordedReplay counted) {
    for (int i = 0; i < inOrder.size(); i++) {
      counted.compared(comparer.compare(inOrder.get(i), before.get(i), after.get(i)));
    }
  }

  private static Outcome outcome(
      Version version, RecordedReplay replay, Changes changes, Effects effects) {
    return new Outcome(
        version.name(),
        version.rules().version(),
        replay.measures(),
        new TreeMap<>(),
        new TreeMap<>(),
        new Difference(
            changes.all(), effects, new TreeMap<>(), new TreeMap<>(), 0, 0, Optional.empty()),
        List.of(),
        Optional.empty());
  }
}
