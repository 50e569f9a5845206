package io.holdfast.console;

import io.holdfast.access.Permission;
import io.holdfast.rules.ReleaseStatus;
import io.holdfast.rules.release.Release.KeptVersion;
import io.holdfast.simulation.HtmlReport;
import io.holdfast.simulation.Report;
import io.holdfast.simulation.request.SimulationRefused;
import io.holdfast.simulation.request.SimulationRequest;
import io.holdfast.simulation.request.SimulationRun;
import io.holdfast.simulation.request.Simulations;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What would come of a version: asked for, watched, read and compared. */
@Page
class SimulationPages {
  private static final int VERSIONS_OFFERED = 20;
  private static final String ALL = "redirect:/rules/simulations";

  private final Simulations simulations;
  private final Supplier<ReleaseStatus> release;

  SimulationPages(Simulations simulations, Supplier<ReleaseStatus> release) {
    this.simulations = simulations;
    this.release = release;
  }

  @GetMapping("/rules/simulations")
  String all(@RequestHeader(name = "HX-Request", required = false) String live, Model model) {
    List<SimulationRun> runs = simulations.newest();
    model.addAttribute("runs", runs);
    model.addAttribute("live", runs.stream().anyMatch(run -> !run.state().isEnd()));
    if (live != null) {
      return "simulations :: runs";
    }
    ReleaseStatus status = release.get();
    List<KeptVersion> kept = new ArrayList<>(status.release().kept());
    Collections.reverse(kept);
    model.addAttribute("scenarios", simulations.runner().scenarios());
    model.addAttribute("release", status.release());
    model.addAttribute("kept", kept.subList(0, Math.min(VERSIONS_OFFERED, kept.size())));
    return "simulations";
  }

  @PostMapping("/rules/simulations")
  String request(
      @RequestParam(defaultValue = "") List<String> scenario,
      @RequestParam(defaultValue = "") List<String> version,
      @RequestParam(required = false) Integer seeds,
      HttpServletRequest http,
      RedirectAttributes target) {
    return request(
        scenario,
        version,
        seeds == null ? OptionalInt.empty() : OptionalInt.of(seeds),
        http,
        target);
  }

  /** Holds a changed version against another on what is configured for it. */
  @PostMapping("/rules/simulations/backtest")
  String backtest(
      @RequestParam String before,
      @RequestParam String after,
      HttpServletRequest http,
      RedirectAttributes target) {
    List<String> scenarios = simulations.runner().backtest();
    return request(scenarios, List.of(before, after), OptionalInt.empty(), http, target);
  }

  private String request(
      List<String> scenarios,
      List<String> versions,
      OptionalInt seeds,
      HttpServletRequest http,
      RedirectAttributes target) {
    List<String> named = versions.stream().filter(one -> !one.isEmpty()).toList();
    try {
      SimulationRequest asked = new SimulationRequest(scenarios, named, seeds);
      return ALL + '/' + simulations.request(asked, String.valueOf(http.getRemoteUser())).id();
    } catch (SimulationRefused e) {
      target.addFlashAttribute("refused", e.getMessage());
      return ALL;
    }
  }

  @GetMapping("/rules/simulations/{id}")
  String one(
      @PathVariable String id,
      @RequestParam Optional<String> beside,
      @RequestHeader(name = "HX-Request", required = false) String live,
      HttpServletRequest http,
      Model model) {
    try {
      SimulationRun run = simulations.find(id);
      Optional<String> other = beside.filter(text -> !text.isEmpty());
      List<Report> reports =
          simulations.reports(id, other, http.isUserInRole(Permission.PERSONAL_DATA.word()));
      model.addAttribute("run", run);
      model.addAttribute("beside", other.orElse(""));
      model.addAttribute("report", reports.isEmpty() ? "" : HtmlReport.of(reports));
      model.addAttribute("others", others(run));
    } catch (SimulationRefused e) {
      throw new NotFound(id);
    }
    return live == null ? "simulation" : "simulation :: run";
  }

  // those that have at least one scenario in common
  private List<SimulationRun> others(SimulationRun run) {
    return simulations.newest().stream()
        .filter(other -> !other.id().equals(run.id()) && other.hasReport())
        .filter(other -> !Collections.disjoint(other.scenarios(), run.scenarios()))
        .toList();
  }

  @PostMapping("/rules/simulations/{id}/stop")
  String stop(@PathVariable String id) {
    try {
      simulations.stop(id);
    } catch (SimulationRefused e) {
      throw new NotFound(id);
    }
    return ALL + '/' + id;
  }
}
