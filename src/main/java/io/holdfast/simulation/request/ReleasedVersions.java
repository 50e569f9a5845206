package io.holdfast.simulation.request;

import io.holdfast.decision.Decision;
import io.holdfast.decision.RecordedDecisions;
import io.holdfast.rules.Releases;
import io.holdfast.rules.release.ReleaseRefused;
import io.holdfast.simulation.Repetition;
import io.holdfast.simulation.Replays;
import io.holdfast.simulation.Report;
import io.holdfast.simulation.Scenarios;
import io.holdfast.simulation.Simulation.Watcher;
import io.holdfast.simulation.Version;
import io.holdfast.simulation.request.SimulationRun.TriedVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Simulates the versions whose content is kept, on the scenarios of a folder. */
public final class ReleasedVersions implements ScenarioRunner {
  private static final int HASH_SHOWN = 8;
  private static final int EXAMPLES = 10;

  private final Scenarios scenarios;
  private final Releases releases;
  private final RecordedDecisions recorded;
  private final int newest;
  private final List<String> backtest;

  /**
   * @param newest decisions on record that are made again
   * @param backtest scenarios that a changed version is tried on with one click
   */
  public ReleasedVersions(
      Scenarios scenarios,
      Releases releases,
      RecordedDecisions recorded,
      int newest,
      List<String> backtest) {
    this.scenarios = scenarios;
    this.releases = releases;
    this.recorded = recorded;
    this.newest = newest;
    this.backtest = List.copyOf(backtest);
  }

  @Override
  public List<Choice> scenarios() {
    return scenarios.questions().entrySet().stream()
        .map(one -> new Choice(one.getKey(), one.getValue()))
        .toList();
  }

  @Override
  public List<String> backtest() {
    return backtest;
  }

  @Override
  public String version(String called) {
    try {
      return releases.version(called);
    } catch (ReleaseRefused e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public List<Report> run(SimulationRun run, Watcher watcher) {
    List<Version> versions = run.versions().stream().map(this::version).toList();
    List<Report> reports = new ArrayList<>();
    Stages stages = new Stages(run.scenarios().size(), watcher);
    for (String scenario : run.scenarios()) {
      if (stages.goOn(0, 0)) {
        report(scenario, run, versions, stages).ifPresent(reports::add);
      }
      stages.next();
    }
    return reports;
  }

  // beside others, it is enough that there is nothing on record yet
  private Optional<Report> report(
      String scenario, SimulationRun run, List<Version> versions, Watcher watcher) {
    if (!scenario.equals(RECORDED)) {
      Path folder = scenarios.folder().resolve(scenario);
      return Optional.of(
          Repetition.run(folder, versions, OptionalLong.empty(), run.seeds(), watcher));
    }
    List<Decision> decisions = recorded.newest(newest);
    if (decisions.isEmpty() && run.scenarios().size() == 1) {
      throw new IllegalArgumentException("No decision is on record.");
    }
    return decisions.isEmpty()
        ? Optional.empty()
        : Optional.of(new Replays(decisions, EXAMPLES).report(RECORDED, versions));
  }

  private Version version(TriedVersion tried) {
    try {
      return new Version(
          "%s %s".formatted(tried.name(), tried.version().substring(0, HASH_SHOWN)),
          releases.files(tried.version()),
          releases.ruleSet(tried.version()));
    } catch (ReleaseRefused e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** One scenario after the other, told as one. */
  private static final class Stages implements Watcher {
    private final int count;
    private final Watcher whole;
    private int done;
    private long before;
    private long arrived;

    Stages(int count, Watcher whole) {
      this.count = count;
      this.whole = whole;
    }

    @Override
    public boolean goOn(double share, long signals) {
      arrived = Math.max(arrived, signals);
      return whole.goOn((done + share) / count, before + signals);
    }

    void next() {
      done++;
      before += arrived;
      arrived = 0;
    }
  }
}
