package io.holdfast.simulation.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.rules.RuleDirectory;
import io.holdfast.rules.RuleSets;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.simulation.Report;
import io.holdfast.simulation.Scenarios;
import io.holdfast.simulation.Simulation.Watcher;
import io.holdfast.simulation.request.ScenarioRunner.Choice;
import io.holdfast.simulation.request.SimulationRun.State;
import io.holdfast.simulation.request.SimulationRun.TriedVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedVersionsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T11:00:00Z");
  private static final Watcher TO_THE_END = (share, signals) -> true;

  @TempDir static Path directory;
  private static RuleSets ruleSets;
  private static ReleasedVersions versions;

  @BeforeAll
  static void open() throws IOException {
    Path drops = Files.createDirectories(directory.resolve("simulations/usage-drops"));
    Files.writeString(
        drops.resolve("scenario.yaml"),
        """
        question: Who is called when usage drops?
        start: 2026-11-02T08:00:00Z
        days: 1
        pace: [{perDay: 20}]
        signals:
          usage-drop: {data: {dropPct: {from: 20, to: 90}, metric: voiceMin}}
        """);
    Files.writeString(drops.resolve("customers.csv"), "id,name\nC-1,Ann\nC-2,Ben\n");
    Files.createDirectories(directory.resolve("simulations/no-scenario"));
    Path rules = RuleDirectory.in(directory.resolve("rules")).path();
    ruleSets = RuleSets.open(rules, RuleLimits.DEFAULT, Duration.ofMinutes(1), () -> NOW);
    versions =
        new ReleasedVersions(
            new Scenarios(directory.resolve("simulations")),
            ruleSets.releases(),
            limit -> List.of(),
            500,
            List.of("usage-drops"));
  }

  @AfterAll
  static void close() {
    ruleSets.close();
  }

  private static SimulationRun of(String... scenarios) {
    TriedVersion active = new TriedVersion("active", ruleSets.active().version());
    return new SimulationRun(
        "run-1",
        List.of(scenarios),
        List.of(active, active),
        OptionalInt.of(2),
        "ann",
        "one",
        NOW,
        Optional.empty(),
        State.RUNNING,
        0,
        0,
        Optional.empty());
  }

  @Test
  void scenariosAreTheFoldersThatHaveOne() {
    assertThat(versions.scenarios())
        .containsExactly(new Choice("usage-drops", "Who is called when usage drops?"));
    assertThat(new Scenarios(directory.resolve("nowhere")).questions()).isEmpty();
  }

  @Test
  void aVersionIsKnownByItsRoleOrItsHash() {
    String active = ruleSets.active().version();

    assertThat(versions.version("active")).isEqualTo(active);
    assertThat(versions.version(active.substring(0, 12))).isEqualTo(active);
    assertThatThrownBy(() -> versions.version("candidate"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no candidate version.");
  }

  @Test
  void aScenarioIsSimulatedUnderVersionsThatAreKeptAndToldAsOne() {
    List<Double> told = new ArrayList<>();

    List<Report> reports =
        versions.run(of("usage-drops", ScenarioRunner.RECORDED), (share, s) -> told.add(share));

    assertThat(reports)
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.seeds()).isEqualTo(2);
              assertThat(report.signals()).isGreaterThan(20);
              assertThat(report.versions().get(0).name())
                  .isEqualTo("active " + ruleSets.active().version().substring(0, 8));
            });
    assertThat(told).isSorted().allMatch(share -> share <= 0.5);
  }

  @Test
  void whereNothingIsOnRecordThereIsNothingToMakeAgain() {
    assertThatThrownBy(() -> versions.run(of(ScenarioRunner.RECORDED), TO_THE_END))
        .hasMessage("No decision is on record.");
  }
}
