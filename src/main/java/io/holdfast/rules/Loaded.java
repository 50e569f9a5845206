package io.holdfast.rules;

import io.holdfast.rules.cases.CaseReport;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.Finding.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What became of loading a directory.
 *
 * @param version content hash of what was read, whether it is usable or not
 * @param ruleSet absent when there is at least one error
 * @param findings errors first, then warnings, by place
 * @param cases what came of its cases; absent when it did not get so far
 */
public record Loaded(
    String version, Optional<RuleSet> ruleSet, List<Finding> findings, Optional<CaseReport> cases) {

  /** How many findings keep the rule set from being used. */
  public long errors() {
    return findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
  }
}
