package io.holdfast.simulation;

import io.holdfast.decision.Decision;
import io.holdfast.rules.difference.Changes;
import io.holdfast.rules.difference.Effects;
import io.holdfast.simulation.Report.Difference;
import io.holdfast.simulation.Report.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decisions on record, made again by several versions, each as of its own time. */
public final class Again {
  private static final int EXAMPLES = 10;

  private Again() {}

  /**
   * Makes them again.
   *
   * @param name of the report
   * @param newest newest first, one or more
   * @param versions the others are held against the first
   */
  public static Report of(String name, List<Decision> newest, List<Version> versions) {
    Version first = versions.get(0);
    List<Outcome> outcomes = new ArrayList<>();
    for (Version version : versions) {
      Changes changes = Changes.between(first.files(), version.files());
      Effects effects =
          version == first
              ? Effects.NONE
              : Effects.of(first.rules(), version.rules(), changes, newest, EXAMPLES);
      outcomes.add(
          new Outcome(
              version.name(),
              version.rules().version(),
              measures(effects),
              new TreeMap<>(),
              new TreeMap<>(),
              new Difference(
                  changes.all(), effects, new TreeMap<>(), new TreeMap<>(), 0, 0, Optional.empty()),
              List.of(),
              Optional.empty()));
    }
    Instant start = newest.get(newest.size() - 1).decidedAt();
    return new Report(
        name,
        "What becomes of the newest decisions on record?",
        0,
        1,
        false,
        start,
        newest.get(0).decidedAt(),
        true,
        newest.size(),
        List.of(),
        outcomes);
  }

  private static SortedMap<String, Double> measures(Effects effects) {
    SortedMap<String, Double> measures = new TreeMap<>();
    measures.put("compared", (double) effects.decided());
    measures.put("changed", (double) effects.outcomeDiffers());
    measures.put("changedPct", Numbers.percent(effects.outcomeDiffers(), effects.decided()));
    return measures;
  }
}
