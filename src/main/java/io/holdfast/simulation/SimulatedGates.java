package io.holdfast.simulation;

import io.holdfast.decision.Decision;
import io.holdfast.decision.RecordedDecisions;
import io.holdfast.rules.Gatekeeper;
import io.holdfast.rules.content.Gates;
import io.holdfast.rules.content.Gates.Gate;
import io.holdfast.rules.difference.Effects;
import io.holdfast.rules.files.Findings;
import io.holdfast.simulation.Report.Checked;
import io.holdfast.simulation.Report.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Judges a version by what it does in simulations, and to the newest decisions on record. */
public final class SimulatedGates implements Gatekeeper {
  private static final int EXAMPLES = 3;

  private final Path scenarios;
  private final RecordedDecisions recorded;
  private final Duration longest;
  private final InstantSource clock;

  /**
   * @param scenarios folder with a folder for each simulation
   * @param longest time one simulation may take; what takes longer is a breach
   */
  public SimulatedGates(
      Path scenarios, RecordedDecisions recorded, Duration longest, InstantSource clock) {
    this.scenarios = scenarios;
    this.recorded = recorded;
    this.longest = longest;
    this.clock = clock;
  }

  /** What was measured under both versions, and what becomes other. */
  private record Trial(Map<String, Double> before, Map<String, Double> after, Effects effects) {}

  @Override
  public List<String> breaches(Built before, Built after) {
    Gates gates = Gates.read(before.files(), new Findings());
    Map<String, List<Gate>> byTrial =
        gates.gates().stream()
            .collect(Collectors.groupingBy(Gate::on, LinkedHashMap::new, Collectors.toList()));
    List<String> breaches = new ArrayList<>();
    byTrial.forEach(
        (on, some) -> {
          try {
            Optional<Trial> trial =
                on.equals(Gates.RECORDED)
                    ? again(gates.recorded(), before, after)
                    : Optional.of(simulated(on, before, after));
            trial.ifPresent(t -> some.forEach(gate -> breach(gate, t).ifPresent(breaches::add)));
          } catch (IllegalArgumentException e) {
            breaches.add("%s cannot be judged: %s".formatted(names(some), e.getMessage()));
          }
        });
    return breaches;
  }

  private static String names(List<Gate> gates) {
    return gates.stream().map(Gate::name).collect(Collectors.joining(", "));
  }

  private Optional<Trial> again(int count, Built before, Built after) {
    List<Decision> newest = recorded.newest(count);
    return newest.size() < count
        ? Optional.empty()
        : Optional.of(
            trial(new Replays(newest, EXAMPLES).report(Gates.RECORDED, versions(before, after))));
  }

  private Trial simulated(String scenario, Built before, Built after) {
    Instant end = clock.instant().plus(longest);
    Report report =
        Simulation.of(scenarios.resolve(scenario), versions(before, after), OptionalLong.empty())
            .run((share, signals) -> clock.instant().isBefore(end));
    if (!report.complete()) {
      throw new IllegalArgumentException(
          "%s takes longer than %d seconds".formatted(scenario, longest.toSeconds()));
    }
    return trial(report);
  }

  private static List<Version> versions(Built before, Built after) {
    return List.of(
        new Version("before", before.files(), before.rules()),
        new Version("after", after.files(), after.rules()));
  }

  private static Trial trial(Report report) {
    Outcome other = report.versions().get(1);
    return new Trial(
        report.versions().get(0).measures(), other.measures(), other.difference().effects());
  }

  private static Optional<String> breach(Gate gate, Trial trial) {
    double before = trial.before().getOrDefault(gate.measure(), 0.0);
    double after = trial.after().getOrDefault(gate.measure(), 0.0);
    double judged = gate.rise() ? rise(before, after) : after;
    Checked checked =
        Expectation.read(gate.measure(), gate.bound()).check(Map.of(gate.measure(), judged));
    return checked.met()
        ? Optional.empty()
        : Optional.of(
            "%s: %s on %s %s %s, allowed is %s%s"
                .formatted(
                    gate.name(),
                    gate.measure(),
                    gate.on(),
                    gate.rise() ? "rises by %" : "is",
                    Html.number(judged),
                    gate.bound(),
                    examples(trial.effects())));
  }

  // from nothing to something is more than any bound
  private static double rise(double before, double after) {
    if (before == 0) {
      return after == 0 ? 0 : Math.signum(after) * Double.MAX_VALUE;
    }
    return Numbers.percent(after - before, Math.abs(before));
  }

  private static String examples(Effects effects) {
    String some =
        effects.examples().stream()
            .limit(EXAMPLES)
            .map(one -> "%s (%s → %s)".formatted(one.customer(), one.before(), one.after()))
            .collect(Collectors.joining(", "));
    return some.isEmpty() ? "" : "; for example " + some;
  }
}
