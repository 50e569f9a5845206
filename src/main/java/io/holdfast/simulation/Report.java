package io.holdfast.simulation;

import io.holdfast.effect.Interval;
import io.holdfast.rules.difference.Change;
import io.holdfast.rules.difference.Effects;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.Collectors;

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

  /** The same without the versions that are another one with another number. */
  Report withoutTried() {
    return with(versions.stream().filter(one -> one.tried().isEmpty()).toList());
  }

  /** The same with other versions. */
  public Report with(List<Outcome> others) {
    return new Report(
        name,
        question,
        seed,
        seeds,
        world,
        start,
        until,
        complete,
        signals,
        unreadable,
        List.copyOf(others));
  }

  /** The same of a simulation that was to run on. */
  Report stopped() {
    return new Report(
        name, question, seed, seeds, world, start, until, false, signals, unreadable, versions);
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
   * @param tried the number that it is the first version with; absent where it is one by itself
   */
  public record Outcome(
      String name,
      String version,
      SortedMap<String, Double> measures,
      SortedMap<String, Spread> spread,
      SortedMap<String, double[]> daily,
      Difference difference,
      List<Checked> expectations,
      Optional<Tried> tried) {

    /** The same with what makes the difference. */
    Outcome explainedBy(Smallest smallest) {
      return new Outcome(
          name,
          version,
          measures,
          spread,
          daily,
          difference.explainedBy(smallest),
          expectations,
          tried);
    }

    /** The same without decisions that are told one by one. */
    public Outcome withoutExamples() {
      return new Outcome(
          name,
          version,
          measures,
          spread,
          daily,
          difference.withoutExamples(),
          expectations,
          tried);
    }

    /** The same over several runs. */
    Outcome over(
        SortedMap<String, Double> means,
        SortedMap<String, Spread> overRuns,
        List<Checked> checked) {
      return new Outcome(name, version, means, overRuns, daily, difference, checked, tried);
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
   * @param smallest the fewest changes that make the difference; absent where nobody asked
   */
  public record Difference(
      List<Change> changes,
      Effects effects,
      SortedMap<String, Share> tiers,
      SortedMap<String, Share> signals,
      long more,
      long fewer,
      Optional<Smallest> smallest) {

    /** How many decisions are other ones. */
    long decisions() {
      return effects.outcomeDiffers() + more + fewer;
    }

    private Difference withoutExamples() {
      return new Difference(
          changes, effects.withoutExamples(), tiers, signals, more, fewer, smallest);
    }

    /** The same with what makes it. */
    Difference explainedBy(Smallest found) {
      return new Difference(changes, effects, tiers, signals, more, fewer, Optional.of(found));
    }
  }

  /**
   * The fewest changes which, made alone, make a version decide as it does.
   *
   * @param of pieces that are written otherwise in all
   * @param trials simulations it took
   * @param surely false where the search was ended before everything was tried
   */
  public record Smallest(List<Cause> causes, int of, int trials, boolean surely) {}

  /**
   * One piece of what is written otherwise.
   *
   * @param changes what it comes to; none where it is nothing that has a name
   * @param decisions that come out otherwise without it; absent where the others make no rule set
   *     without it, or nobody tried
   */
  public record Cause(List<Change> changes, String file, OptionalLong decisions) {

    /** What it is, and what comes of leaving it out. */
    String inWords() {
      String what =
          changes.isEmpty()
              ? file
              : changes.stream()
                  .map(change -> "%s: %s".formatted(change.title(), change.inWords()))
                  .collect(Collectors.joining("; "));
      return decisions.isPresent()
          ? "%s (%d decisions hang on it)".formatted(what, decisions.getAsLong())
          : what + " (the others do not go without it)";
    }
  }

  /**
   * A number of the first version that is another one.
   *
   * @param number a parameter's name, or a file and the entries in it
   */
  public record Tried(String number, double value) {}

  /** How many of so many decisions ask for something else. */
  public record Share(long decisions, long changed) {
    Share with(boolean another) {
      return new Share(decisions + 1, changed + (another ? 1 : 0));
    }
  }

  /** Something the scenario expects, and what was found. */
  public record Checked(String measure, String wanted, double found, boolean met) {}
}
