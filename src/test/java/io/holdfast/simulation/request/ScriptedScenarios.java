package io.holdfast.simulation.request;

import io.holdfast.rules.difference.Effects;
import io.holdfast.simulation.Report;
import io.holdfast.simulation.Report.Difference;
import io.holdfast.simulation.Report.Outcome;
import io.holdfast.simulation.Simulation.Watcher;
import io.holdfast.simulation.request.SimulationRun.TriedVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/** Scenarios whose every step a test allows. */
public final class ScriptedScenarios implements ScenarioRunner {
  /** A scenario that takes as many steps as it is allowed, ten for the whole of it. */
  public static final String SLOW = "key-account-sla";

  /** A scenario that is over at once. */
  public static final String QUICK = "complaint-wave";

  /** A scenario that cannot be simulated. */
  public static final String WRONG = "wrong";

  private static final int STEPS = 10;
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  private final Semaphore steps = new Semaphore(0);

  /** Allows so many steps more. */
  public void allow(int more) {
    steps.release(more);
  }

  @Override
  public List<Choice> scenarios() {
    return List.of(
        new Choice(QUICK, "Do complaints break the promise?"),
        new Choice(SLOW, "Do key accounts hear from their manager in time?"),
        new Choice(WRONG, ""));
  }

  @Override
  public List<String> backtest() {
    return List.of(RECORDED, QUICK);
  }

  @Override
  public String version(String called) {
    return switch (called) {
      case "active" -> "5f0c".repeat(16);
      case "candidate" -> "3fa9".repeat(16);
      default -> throw new IllegalArgumentException("There is no %s version.".formatted(called));
    };
  }

  @Override
  public List<Report> run(SimulationRun run, Watcher watcher) {
    List<Report> reports = new ArrayList<>();
    for (String scenario : run.scenarios()) {
      if (scenario.equals(WRONG)) {
        throw new IllegalArgumentException("wrong: there is no file customers.csv");
      }
      int step = scenario.equals(SLOW) ? 0 : STEPS;
      boolean goOn = true;
      while (goOn && step < STEPS) {
        steps.acquireUninterruptibly();
        step++;
        goOn = watcher.goOn(step / (double) STEPS, 100L * step);
      }
      reports.add(report(scenario, run.versions(), step));
    }
    return reports;
  }

  private static Report report(String scenario, List<TriedVersion> versions, int step) {
    List<Outcome> outcomes = new ArrayList<>();
    for (TriedVersion one : versions) {
      outcomes.add(
          new Outcome(
              one.name(),
              one.version(),
              new TreeMap<>(Map.of("decisions", 40.0 + outcomes.size(), "tasks", 3.0)),
              new TreeMap<>(),
              new TreeMap<>(Map.of("decisions", new double[] {20, 20})),
              new Difference(
                  List.of(),
                  new Effects(
                      40,
                      1,
                      0,
                      List.of(),
                      List.of(),
                      List.of(
                          new Effects.Example(
                              "d-1",
                              "C-1042",
                              "complaint",
                              "ACT",
                              "NO_ACTION",
                              List.of(),
                              List.of()))),
                  new TreeMap<>(),
                  new TreeMap<>(),
                  0,
                  0,
                  Optional.empty()),
              List.of(),
              Optional.empty()));
    }
    return new Report(
        scenario,
        "What comes of it?",
        7,
        1,
        false,
        START,
        START.plusSeconds(3600L * step),
        step == STEPS,
        100L * step,
        List.of(),
        outcomes);
  }
}
