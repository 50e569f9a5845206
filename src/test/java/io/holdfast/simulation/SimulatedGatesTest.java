package io.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Decision;
import io.holdfast.rules.Gatekeeper.Built;
import io.holdfast.rules.RuleDirectory;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedGatesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path directory;
  private RuleDirectory rules;

  @BeforeEach
  void write() throws IOException {
    rules = RuleDirectory.in(directory.resolve("rules"));
    Path scenario = Files.createDirectories(directory.resolve("leaving"));
    Files.writeString(
        scenario.resolve("customers.csv"), "id,name,monthlyCharge\nC-1,Ann,50\nC-2,Bo,50\n");
    Files.writeString(
        scenario.resolve("scenario.yaml"),
        """
        start: 2026-03-02T06:00:00Z
        days: 1
        pace: [{perDay: 4}]
        signals:
          cancel-intent: {}
        """);
  }

  @Test
  void whatKeepsToTheGatesMayDecide() {
    Built before = with("on: leaving, measure: tasks, risePct: \"<= 10\"");
    Built after = edited("name: ", "name: other-");

    assertThat(gates(List.of()).breaches(before, after)).isEmpty();
  }

  @Test
  void whatASimulationComesToIsHeldAgainstTheLimit() {
    Built before = with("on: leaving, measure: tasks, limit: \"<= 0\"");
    Built after = edited("name: ", "name: other-");

    assertThat(gates(List.of()).breaches(before, after))
        .singleElement()
        .asString()
        .startsWith("gate: tasks on leaving is 2, allowed is <= 0");
  }

  @Test
  void whatIsOnRecordIsDecidedAgainAndExamplesAreNamed() {
    Built before = with("on: recorded, measure: changedPct, limit: \"<= 50\"");
    List<Decision> recorded = decisions(before);
    rules.edit(
        "proposals/offers.dslr",
        "Ask a manager about save-call because CANCEL_INTENT",
        "Propose the offer data-10gb by sms because CANCEL_INTENT");
    Built after = built();

    assertThat(gates(recorded).breaches(before, after))
        .singleElement()
        .asString()
        .startsWith("gate: changedPct on recorded is 100, allowed is <= 50; for example C-")
        .contains("MANAGER_TASK", "NO_ACTION");
  }

  @Test
  void onRecordEveryMeasureOfASimulationCanBeHeldToALimit() {
    Built before = with("on: recorded, measure: tasks, risePct: \"<= -50\"");
    List<Decision> recorded = decisions(before);

    assertThat(gates(recorded).breaches(before, edited("name: ", "name: other-")))
        .singleElement()
        .asString()
        .startsWith("gate: tasks on recorded rises by % 0, allowed is <= -50");
  }

  @Test
  void withFewerDecisionsOnRecordNothingIsSaidAboutThem() {
    Built before = with("on: recorded, measure: changedPct, limit: \"<= 0\"");

    assertThat(gates(List.of()).breaches(before, edited("name: ", "name: other-"))).isEmpty();
  }

  @Test
  void aGateThatCannotBeJudgedIsABreach() {
    Built before = with("on: nowhere, measure: tasks, limit: \"<= 0\"");
    Built after = edited("name: ", "name: other-");

    assertThat(gates(List.of()).breaches(before, after))
        .singleElement()
        .asString()
        .startsWith("gate cannot be judged: ")
        .contains("nowhere is no scenario");
  }

  @Test
  void aSimulationThatTakesTooLongIsABreach() {
    AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    SimulatedGates gates =
        new SimulatedGates(
            directory, limit -> List.of(), LONG, () -> clock.updateAndGet(now -> now.plus(LONG)));
    Built before = with("on: leaving, measure: tasks, limit: \"<= 9\"");

    assertThat(gates.breaches(before, edited("name: ", "name: other-")))
        .containsExactly("gate cannot be judged: leaving takes longer than 60 seconds");
  }

  private SimulatedGates gates(List<Decision> recorded) {
    return new SimulatedGates(directory, limit -> recorded, LONG, () -> NOW);
  }

  private Built with(String gate) {
    rules.write(
        "gates.yaml", "recorded: 4\ngates:\n  gate: {%s, owner: a, basis: b}\n".formatted(gate));
    return built();
  }

  private Built edited(String text, String other) {
    rules.edit("ruleset.yaml", text, other);
    return built();
  }

  private Built built() {
    return new Built(RuleFiles.read(rules.path(), RuleLimits.DEFAULT), rules.load());
  }

  private List<Decision> decisions(Built built) {
    Course course = Simulation.course(directory.resolve("leaving"), OptionalLong.empty());
    Population population =
        Population.read(
            course.customers().orElseThrow(), built.rules().declarations().customerFields());
    Run run = new Run(new Version("v", built.files(), built.rules()), course, List.of());
    run.introduce(population);
    List<Arrival> arrivals = new ArrayList<>();
    new GeneratedArrivals(population, course.invented().orElseThrow(), course.start(), course.end())
        .forEachRemaining(arrivals::add);
    return run.step(course.end(), arrivals);
  }
}
