package io.holdfast.simulation;

import io.holdfast.effect.Interval;
import io.holdfast.rules.difference.Change;
import io.holdfast.rules.difference.Effects;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What came of a simulation. The same input gives the same report.
 *
 * @param seed the first one, whose days and examples are told
 * @param seeds how often it ran, each time by other luck
 * @param world whether customers respond to what is done for them, as the scenario says
 * @param complete whether it ran to its end
 * @param until simulated time it got to
 * @param signals that arrived in all runs, answers and timers not counted
 * @param unreadable what was wrong with signals that were left out, some of them
 * @param versions in the order they were named; the others are held against the first
 */
public record Report(
    String name,
    String question,
    long seed,
    int seeds,
    boolean world,
    Instant start,
    Instant until,
    boolean complete,
    long signals,
    List<String> unreadable,
    List<Outcome> versions) {

  /** Whether everything came out as the scenario expects, under every version. */
  public boolean asExpected() {
    return versions.stream().flatMap(v -> v.expectations().stream()).allMatch(Checked::met);
  }

  /** The same as one of several runs. */
  Report over(List<Report> runs, List<Outcome> outcomes) {
    return new Report(
        name,
        question,
        seed,
        runs.size(),
        world,
        start,
        until,
        runs.stream().allMatch(Report::complete),
        runs.stream().mapToLong(Report::signals).sum(),
        unreadable,
        outcomes);
  }

  /**
   * A measure over several runs.
   *
   * @param difference to the first version, run by run
   */
  public record Spread(Interval value, Interval difference) {}

  /**
   * What one version did.
   *
   * @param version content hash
   * @param measures numbers by name; of several runs their means
   * @param spread of the measures; empty where it ran once
   * @param daily numbers of each day by name
   * @param difference what it decides otherwise than the first; for the first nothing
   */
  public record Outcome(
      String name,
      String version,
      SortedMap<String, Double> measures,
      SortedMap<String, Spread> spread,
      SortedMap<String, double[]> daily,
      Difference difference,
      List<Checked> expectations) {

    /** The same over several runs. */
    Outcome over(
        SortedMap<String, Double> means,
        SortedMap<String, Spread> overRuns,
        List<Checked> checked) {
      return new Outcome(name, version, means, overRuns, daily, difference, checked);
    }
  }

  /**
   * What a version decides otherwise than the first.
   *
   * @param changes what is written otherwise
   * @param effects what that comes to, decision by decision
   * @param tiers decisions changed by the customer's tier
   * @param signals decisions changed by the signal's type
   * @param more decisions on timers that only this version has asked for
   * @param fewer decisions on timers that only the first version has asked for
   */
  public record Difference(
      List<Change> changes,
      Effects effects,
      SortedMap<String, Share> tiers,
      SortedMap<String, Share> signals,
      long more,
      long fewer) {}

  /** How many of so many decisions ask for something else. */
  public record Share(long decisions, long changed) {
    Share with(boolean another) {
      return new Share(decisions + 1, changed + (another ? 1 : 0));
    }
  }

  /** Something the scenario expects, and what was found. */
  public record Checked(String measure, String wanted, double found, boolean met) {}
}
