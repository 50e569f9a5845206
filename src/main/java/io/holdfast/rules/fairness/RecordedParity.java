package io.holdfast.rules.fairness;

import io.holdfast.decision.Decision;
import io.holdfast.decision.RecordedDecisions;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.fairness.ParityReport.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells parity from the newest recorded decisions. */
final class RecordedParity implements Parity {
  private static final int MOST_EXAMPLES = 5;

  private final RecordedDecisions recorded;
  private final Function<String, Optional<RuleSet>> versions;
  private final int smallestGroup;
  private final double alertBelow;

  RecordedParity(
      RecordedDecisions recorded,
      Function<String, Optional<RuleSet>> versions,
      int smallestGroup,
      double alertBelow) {
    this.recorded = recorded;
    this.versions = versions;
    this.smallestGroup = smallestGroup;
    this.alertBelow = alertBelow;
  }

  @Override
  public ParityReport report(int limit) {
    List<Decision> newest = recorded.newest(limit);
    Map<String, List<Decision>> byVersion =
        newest.stream()
            .collect(
                Collectors.groupingBy(Decision::ruleSet, LinkedHashMap::new, Collectors.toList()));
    return new ParityReport(
        newest.size(),
        smallestGroup,
        alertBelow,
        byVersion.entrySet().stream()
            .flatMap(entry -> version(entry.getKey(), entry.getValue()).stream())
            .toList());
  }

  private Optional<Version> version(String hash, List<Decision> decisions) {
    return versions
        .apply(hash)
        .map(
            ruleSet -> {
              Blindfold.Audit audit = new Blindfold(ruleSet).audit(decisions);
              return new Version(
                  hash,
                  decisions.size(),
                  audit.decided(),
                  audit.violations().size(),
                  audit.violations().stream().limit(MOST_EXAMPLES).toList(),
                  new Groups(ruleSet, smallestGroup, alertBelow).of(decisions));
            });
  }
}
