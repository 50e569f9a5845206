package io.holdfast.rules.cases;

import io.holdfast.rules.cases.Coverage.Covered;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of the cases.
 *
 * @param took how long they took to run
 */
public record CaseReport(List<Result> results, Coverage coverage, Duration took) {

  /**
   * What came of one case.
   *
   * @param rules ids of the rules it names
   * @param mismatches none where the case holds
   */
  public record Result(String name, Place place, List<String> rules, List<Mismatch> mismatches) {
    public boolean holds() {
      return mismatches.isEmpty();
    }
  }

  /** Those that name a rule by its id or its title. */
  public List<Result> about(String rule) {
    List<String> ids =
        coverage.rules().stream()
            .filter(covered -> covered.name().equals(rule) || covered.rule().id().equals(rule))
            .map(covered -> covered.rule().id())
            .toList();
    return results.stream()
        .filter(result -> result.rules().stream().anyMatch(ids::contains))
        .toList();
  }

  /** Those that do not hold. */
  public List<Result> failed() {
    return results.stream().filter(result -> !result.holds()).toList();
  }

  /** Says what is wrong: every case that does not hold and, where required, what lacks cases. */
  public void tell(CasePolicy policy, Findings findings) {
    for (Result result : failed()) {
      findings.error(
          result.place(),
          Code.CASE_FAILED,
          "The case '%s' does not hold: %s."
              .formatted(
                  result.name(),
                  result.mismatches().stream()
                      .map(Mismatch::toString)
                      .collect(Collectors.joining("; "))));
    }
    if (policy == CasePolicy.REQUIRED) {
      coverage.incomplete().forEach(covered -> tell(covered, findings));
    }
  }

  private static void tell(Covered covered, Findings findings) {
    findings.error(
        covered.rule().place(),
        Code.MISSING_CASES,
        "'%s' has %s.".formatted(covered.name(), covered.lacking()),
        "Write one in %s.".formatted(RuleIndex.casesOf(covered.rule())));
  }
}
