package io.holdfast.server;

import io.holdfast.decision.Decision;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.difference.Changes;
import io.holdfast.rules.difference.Effects;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** What an edit of the rule set takes, done with the rule set as it is. */
record RehearsedEdit(Path directory, RuleLimits limits, CasePolicy cases, InstantSource clock) {
  private static final int EXAMPLES = 3;

  /**
   * Builds the rule set once more and decides again what was decided.
   *
   * @param decided stands for what is on record
   */
  void run(RuleSet active, List<Decision> decided) {
    RuleFiles files = RuleFiles.read(directory, limits);
    // a loader of its own: one that remembers the rule set has nothing to do
    new RuleSetLoader(
            limits, cases, clock, limit -> decided.subList(0, Math.min(limit, decided.size())))
        .load(files)
        .ruleSet()
        .ifPresent(
            again -> Effects.of(active, again, Changes.between(files, files), decided, EXAMPLES));
  }
}
