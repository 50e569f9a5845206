package io.holdfast.simulation.request;

import static io.holdfast.simulation.request.ScriptedScenarios.QUICK;
import static io.holdfast.simulation.request.ScriptedScenarios.SLOW;
import static io.holdfast.simulation.request.ScriptedScenarios.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.simulation.Report;
import io.holdfast.simulation.request.SimulationRefused.Code;
import io.holdfast.simulation.request.SimulationRun.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulationsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T11:00:00Z");
  private static final SimulationLimits LIMITS =
      new SimulationLimits(2, Duration.ofMinutes(10), 100, 3, 5, 100_000);

  private final InMemorySimulationStore store = new InMemorySimulationStore(10);
  private final ScriptedScenarios scenarios = new ScriptedScenarios();
  private final AtomicInteger ids = new AtomicInteger();
  private volatile Instant now = NOW;
  private Simulations simulations = simulations(LIMITS);

  private Simulations simulations(SimulationLimits limits) {
    InstantSource clock = () -> now;
    return new Simulations(
        store, scenarios, limits, "one", () -> "run-" + ids.incrementAndGet(), clock);
  }

  @AfterEach
  void close() {
    scenarios.allow(1_000);
    simulations.close();
  }

  private static SimulationRequest of(String scenario, String... versions) {
    return new SimulationRequest(List.of(scenario), List.of(versions), OptionalInt.empty());
  }

  private SimulationRun ended(String id) {
    await().until(() -> simulations.find(id).state().isEnd());
    return simulations.find(id);
  }

  @Test
  void aSimulationRunsToItsEndAndItsReportIsKept() {
    String id = simulations.request(of(QUICK, "active", "candidate"), "ann").id();

    assertThat(ended(id).state()).isEqualTo(State.DONE);
    assertThat(ended(id).by()).isEqualTo("ann");
    assertThat(simulations.reports(id, Optional.empty(), true))
        .singleElement()
        .satisfies(report -> assertThat(report.versions()).hasSize(2));
  }

  @Test
  void howFarItIsIsToldWhileItRuns() {
    String id = simulations.request(of(SLOW, "active"), "ann").id();
    await().until(() -> simulations.find(id).state() == State.RUNNING);
    now = NOW.plusSeconds(5);
    scenarios.allow(4);

    await().until(() -> simulations.find(id).signals() > 0);
    assertThat(simulations.find(id).state()).isEqualTo(State.RUNNING);
    assertThat(simulations.find(id).share()).isBetween(0.1, 0.4);
  }

  @Test
  void oneRunsAtATimeAndNoMoreWaitThanMay() {
    simulations.request(of(SLOW, "active"), "ann");
    await().until(() -> simulations.find("run-1").state() == State.RUNNING);
    simulations.request(of(SLOW, "active"), "ann");
    simulations.request(of(SLOW, "active"), "ann");

    assertThatThrownBy(() -> simulations.request(of(QUICK, "active"), "bob"))
        .isInstanceOfSatisfying(
            SimulationRefused.class, e -> assertThat(e.code()).isEqualTo(Code.BUSY))
        .hasMessage("2 simulations wait already.");
    assertThat(simulations.newest())
        .extracting(SimulationRun::state)
        .containsExactlyInAnyOrder(State.RUNNING, State.WAITING, State.WAITING);
  }

  @Test
  void aStopKeepsWhatThereIsAsAPart() {
    String id = simulations.request(of(SLOW, "active"), "ann").id();
    await().until(() -> simulations.find(id).state() == State.RUNNING);
    simulations.stop(id);
    now = NOW.plusSeconds(5);
    scenarios.allow(1);

    assertThat(ended(id).state()).isEqualTo(State.PARTIAL);
    assertThat(ended(id).problem()).contains("Somebody stopped it.");
    assertThat(simulations.reports(id, Optional.empty(), true))
        .singleElement()
        .matches(report -> !report.complete());
  }

  @Test
  void whatIsStoppedWhileItWaitsIsNotRun() {
    simulations.request(of(SLOW, "active"), "ann");
    String waits = simulations.request(of(QUICK, "active"), "ann").id();
    simulations.stop(waits);
    scenarios.allow(10);

    assertThat(ended(waits).state()).isEqualTo(State.FAILED);
    assertThat(ended(waits).problem()).contains("Somebody stopped it.");
  }

  @Test
  void whatTakesTooLongEndsWithAPart() {
    String id = simulations.request(of(SLOW, "active"), "ann").id();
    await().until(() -> simulations.find(id).state() == State.RUNNING);
    now = NOW.plus(LIMITS.longest());
    scenarios.allow(1);

    assertThat(ended(id).state()).isEqualTo(State.PARTIAL);
    assertThat(ended(id).problem()).contains("It took longer than 600 seconds.");
  }

  @Test
  void aReportLargerThanMayBeIsNotKept() {
    simulations.close();
    simulations = simulations(new SimulationLimits(2, Duration.ofMinutes(10), 100, 3, 5, 100));

    String id = simulations.request(of(QUICK, "active"), "ann").id();

    assertThat(ended(id).state()).isEqualTo(State.FAILED);
    assertThat(simulations.reports(id, Optional.empty(), true)).isEmpty();
  }

  @Test
  void aScenarioThatCannotBeSimulatedSaysWhy() {
    String id = simulations.request(of(WRONG, "active"), "ann").id();

    assertThat(ended(id).problem()).contains("wrong: there is no file customers.csv");
  }

  @Test
  void everythingThatIsWrongWithARequestIsSaidAtOnce() {
    SimulationRequest wrong =
        new SimulationRequest(
            List.of("../etc", ScenarioRunner.RECORDED), List.of("newest"), OptionalInt.of(6));

    assertThatThrownBy(() -> simulations.request(wrong, "ann"))
        .hasMessage(
            "There is no scenario ../etc. What is on record is compared: name a second version."
                + " A scenario runs 1 to 5 times. There is no newest version.");
    assertThatThrownBy(
            () ->
                simulations.request(
                    new SimulationRequest(List.of(), List.of(), OptionalInt.empty()), "ann"))
        .hasMessage("Name a scenario. Name 1 to 3 versions.");
    assertThat(simulations.newest()).isEmpty();
  }

  @Test
  void whatRanWhenAnInstanceWasStoppedHardIsNotSaidToRunForEver() {
    store.put(SimulationStoreContract.run(1).at(0.4, 100));
    simulations.close();
    now = Instant.parse("2026-11-24T00:00:00Z");

    simulations = simulations(LIMITS);

    assertThat(ended("run-1").problem()).contains("The instance that ran it was stopped.");
  }

  @Test
  void twoSimulationsOfTheSameScenarioAreShownSideBySide() {
    String one = simulations.request(of(QUICK, "active"), "ann").id();
    String other = simulations.request(of(QUICK, "candidate", "active"), "ann").id();
    ended(other);

    List<Report> together = simulations.reports(one, Optional.of(other), true);

    assertThat(together.get(0).versions())
        .extracting(Report.Outcome::name)
        .containsExactly("active", "candidate");
  }

  @Test
  void whoMayNotSeePersonalDataIsToldNoDecisionsOnRecordOneByOne() {
    SimulationRequest both =
        new SimulationRequest(
            List.of(ScenarioRunner.RECORDED, QUICK),
            List.of("active", "candidate"),
            OptionalInt.empty());
    String id = simulations.request(both, "ann").id();
    ended(id);

    List<Report> shown = simulations.reports(id, Optional.empty(), false);

    assertThat(shown.get(0).versions().get(1).difference().effects().examples()).isEmpty();
    assertThat(shown.get(1).versions().get(1).difference().effects().examples()).hasSize(1);
    assertThat(
            simulations
                .reports(id, Optional.empty(), true)
                .get(0)
                .versions()
                .get(1)
                .difference()
                .effects()
                .examples())
        .hasSize(1);
  }

  @Test
  void aSimulationThatIsNotKeptIsRefusedByName() {
    assertThatThrownBy(() -> simulations.stop("run-7"))
        .isInstanceOfSatisfying(
            SimulationRefused.class, e -> assertThat(e.code()).isEqualTo(Code.UNKNOWN_SIMULATION));
  }
}
