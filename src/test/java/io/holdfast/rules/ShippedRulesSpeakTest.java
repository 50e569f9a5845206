package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.engine.DroolsOpinion;
import io.holdfast.rules.engine.Firing;
import io.holdfast.rules.files.RuleLimits;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShippedRulesSpeakTest {

  @Test
  void theShippedRuleSetHasNothingWrongWithIt() {
    Loaded loaded =
        new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.REQUIRED, InstantSource.fixed(Cases.NOW))
            .load(Path.of("rules"));

    assertThat(loaded.findings()).isEmpty();
    assertThat(loaded.ruleSet()).isPresent();
  }

  @Test
  void everyShippedRuleSpeaksOnSomeCaseMadeForItAndTwoEnginesAgreeOnThemAll() {
    Set<String> spoke = new HashSet<>();
    RuleSetLoader loader =
        new RuleSetLoader(
            RuleLimits.DEFAULT,
            CasePolicy.REQUIRED,
            InstantSource.fixed(Cases.NOW),
            limit -> List.of(),
            rules ->
                (stage, cases) -> {
                  var answers = new DroolsOpinion(rules).of(stage, cases);
                  answers.forEach(
                      answer ->
                          answer.fold(
                              firings -> spoke.addAll(firings.stream().map(Firing::rule).toList()),
                              failure -> {
                                throw new AssertionError(failure);
                              }));
                  return answers;
                });

    RuleSet ruleSet = loader.load(Path.of("rules")).ruleSet().orElseThrow();

    // no offer of today is as deep as this rule forbids; its own cases lower the limit
    assertThat(ruleSet.rules())
        .extracting(RuleSet.RuleSummary::id)
        .filteredOn(id -> !spoke.contains(id))
        .isSubsetOf("p14-discount");
  }
}
