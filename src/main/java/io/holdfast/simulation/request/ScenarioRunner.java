package io.holdfast.simulation.request;

import io.holdfast.simulation.Report;
import io.holdfast.simulation.Simulation.Watcher;
import java.util.List;

/** What can be simulated, and how it is done. */
public interface ScenarioRunner {
  /** In place of a scenario: the newest decisions on record, made again. */
  String RECORDED = "recorded";

  /**
   * A scenario somebody can choose.
   *
   * @param question that it answers
   */
  record Choice(String name, String question) {}

  /** All scenarios, by name. */
  List<Choice> scenarios();

  /** What a changed version is tried on with one click. */
  List<String> backtest();

  /**
   * The content hash of a version.
   *
   * @param called its hash, the beginning of it, or {@code active}, {@code candidate} or {@code
   *     previous}
   * @throws IllegalArgumentException when there is none
   */
  String version(String called);

  /**
   * Simulates, scenario by scenario.
   *
   * @return a report for each scenario that was begun
   * @throws IllegalArgumentException when it cannot be simulated
   */
  List<Report> run(SimulationRun run, Watcher watcher);
}
