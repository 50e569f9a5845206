package io.holdfast.simulation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.simulation.request.InMemorySimulationStore;
import io.holdfast.simulation.request.ScriptedScenarios;
import io.holdfast.simulation.request.SimulationLimits;
import io.holdfast.simulation.request.Simulations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class SimulationControllerTest {
  private final ScriptedScenarios scenarios = new ScriptedScenarios();
  private final AtomicInteger ids = new AtomicInteger();
  private final Simulations simulations =
      new Simulations(
          new InMemorySimulationStore(5),
          scenarios,
          new SimulationLimits(1, Duration.ofMinutes(1), 100, 2, 5, 100_000),
          "one",
          () -> "run-" + ids.incrementAndGet(),
          InstantSource.system());
  private final MockMvcTester http = MockMvcTester.of(new SimulationController(simulations));

  @AfterEach
  void close() {
    scenarios.allow(100);
    simulations.close();
  }

  private MvcTestResult request(String body) {
    return http.post()
        .uri("/v1/simulations")
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  private MvcTestResult request(String scenario, String versions) {
    return request("{\"scenarios\": [\"%s\"], \"versions\": [%s]}".formatted(scenario, versions));
  }

  @Test
  void aSimulationIsTakenFollowedAndRead() {
    MvcTestResult taken = request("complaint-wave", "\"active\", \"candidate\"");

    assertThat(taken).hasStatus(202).hasHeader("Location", "/v1/simulations/run-1");
    await().until(() -> simulations.find("run-1").state().isEnd());
    assertThat(http.get().uri("/v1/simulations/run-1"))
        .hasStatusOk()
        .bodyJson()
        .hasPathSatisfying("$.simulation.state", v -> assertThat(v).isEqualTo("DONE"))
        .hasPathSatisfying("$.reports[0].versions[1].name", v -> assertThat(v).isNotNull());
    assertThat(http.get().uri("/v1/simulations"))
        .bodyJson()
        .hasPathSatisfying("$.simulations[0].id", v -> assertThat(v).isEqualTo("run-1"))
        .hasPathSatisfying("$.scenarios[0].name", v -> assertThat(v).isEqualTo("complaint-wave"));
    assertThat(http.get().uri("/v1/simulations/run-1/report"))
        .hasContentTypeCompatibleWith(MediaType.TEXT_HTML)
        .bodyText()
        .startsWith("<!doctype html>");
  }

  @Test
  void aSimulationIsStopped() {
    request("key-account-sla", "\"active\"");

    assertThat(http.post().uri("/v1/simulations/run-1:stop")).hasStatusOk();
    scenarios.allow(10);
    await().until(() -> simulations.find("run-1").state().isEnd());
  }

  @Test
  void whatIsRefusedIsRefusedByName() {
    assertThat(request("none", "")).hasStatus(400);
    assertThat(request("{}")).hasStatus(400);
    assertThat(http.get().uri("/v1/simulations/run-7")).hasStatus(404);
    assertThat(http.get().uri("/v1/simulations/run-7/report")).hasStatus(404);
    assertThat(http.post().uri("/v1/simulations/run-7:stop")).hasStatus(404);

    request("key-account-sla", "\"active\"");
    await().until(() -> simulations.find("run-1").state().name().equals("RUNNING"));
    request("key-account-sla", "\"active\"");
    assertThat(request("key-account-sla", "\"active\"")).hasStatus(503);
  }
}
