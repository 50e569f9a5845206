package io.holdfast.simulation.request;

import io.holdfast.simulation.Report;
import io.holdfast.simulation.Report.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What simulations found, as it is shown. */
final class Found {
  private Found() {}

  /**
   * Reports with the versions of others beside their own, where they are of the same scenario by
   * the same luck.
   */
  static List<Report> beside(List<Report> reports, List<Report> others) {
    List<Report> all = new ArrayList<>();
    for (Report report : reports) {
      List<Outcome> outcomes = new ArrayList<>(report.versions());
      Set<String> shown =
          report.versions().stream().map(Outcome::version).collect(Collectors.toSet());
      others.stream()
          .filter(other -> isAlike(report, other))
          .flatMap(other -> other.versions().stream())
          .filter(outcome -> shown.add(outcome.version()))
          .forEach(outcomes::add);
      all.add(report.with(outcomes));
    }
    return all;
  }

  private static boolean isAlike(Report one, Report other) {
    return one.name().equals(other.name())
        && one.seed() == other.seed()
        && one.seeds() == other.seeds()
        && one.start().equals(other.start())
        && one.until().equals(other.until());
  }

  /** Reports without examples where those are of customers that there are. */
  static List<Report> withoutPeople(List<Report> reports) {
    return reports.stream()
        .map(
            report ->
                report.name().equals(ScenarioRunner.RECORDED) ? withoutPeople(report) : report)
        .toList();
  }

  private static Report withoutPeople(Report report) {
    return report.with(report.versions().stream().map(Outcome::withoutExamples).toList());
  }
}
