package io.holdfast.simulation.web;

import io.holdfast.simulation.HtmlReport;
import io.holdfast.simulation.Report;
import io.holdfast.simulation.request.ScenarioRunner.Choice;
import io.holdfast.simulation.request.SimulationRefused;
import io.holdfast.simulation.request.SimulationRequest;
import io.holdfast.simulation.request.SimulationRun;
import io.holdfast.simulation.request.Simulations;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Has scenarios simulated, and hands out what was found. */
@RestController
final class SimulationController {
  private static final String PERSONAL_DATA = "personal-data";

  private final Simulations simulations;

  SimulationController(Simulations simulations) {
    this.simulations = simulations;
  }

  /** What somebody asks for. */
  record Request(List<String> scenarios, List<String> versions, Integer seeds) {

    SimulationRequest read() {
      return new SimulationRequest(
          scenarios == null ? List.of() : scenarios,
          versions == null ? List.of() : versions,
          seeds == null ? OptionalInt.empty() : OptionalInt.of(seeds));
    }
  }

  /** What can be asked for, and what was. */
  record SimulationsBody(List<Choice> scenarios, List<SimulationRun> simulations) {}

  /** One simulation with what it found. */
  record SimulationBody(SimulationRun simulation, List<Report> reports) {}

  @GetMapping("/v1/simulations")
  SimulationsBody simulations() {
    return new SimulationsBody(simulations.runner().scenarios(), simulations.newest());
  }

  @PostMapping("/v1/simulations")
  ResponseEntity<SimulationRun> request(@RequestBody Request asked, HttpServletRequest http) {
    SimulationRun run =
        answer(() -> simulations.request(asked.read(), String.valueOf(http.getRemoteUser())));
    return ResponseEntity.accepted().location(URI.create("/v1/simulations/" + run.id())).body(run);
  }

  @GetMapping("/v1/simulations/{id}")
  SimulationBody simulation(@PathVariable String id, HttpServletRequest http) {
    return answer(
        () ->
            new SimulationBody(
                simulations.find(id), simulations.reports(id, Optional.empty(), people(http))));
  }

  /** The page to read, with the versions of another simulation beside its own. */
  @GetMapping("/v1/simulations/{id}/report")
  ResponseEntity<String> report(
      @PathVariable String id, @RequestParam Optional<String> beside, HttpServletRequest http) {
    List<Report> reports = answer(() -> simulations.reports(id, beside, people(http)));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"simulation-%s.html\"".formatted(id))
        .body(HtmlReport.of(reports));
  }

  @PostMapping("/v1/simulations/{id}:stop")
  SimulationRun stop(@PathVariable String id) {
    return answer(
        () -> {
          simulations.stop(id);
          return simulations.find(id);
        });
  }

  private static boolean people(HttpServletRequest http) {
    return http.isUserInRole(PERSONAL_DATA);
  }

  private static <T> T answer(Supplier<T> question) {
    try {
      return question.get();
    } catch (SimulationRefused e) {
      HttpStatus status =
          switch (e.code()) {
            case INVALID_SIMULATION -> HttpStatus.BAD_REQUEST;
            case UNKNOWN_SIMULATION -> HttpStatus.NOT_FOUND;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
          };
      ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, e.getMessage());
      problem.setProperty("code", e.code().name());
      throw new ErrorResponseException(status, problem, e);
    }
  }
}
