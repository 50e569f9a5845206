package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.RecordedDecisions;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.engine.DroolsOpinion;
import io.holdfast.rules.engine.DroolsRules;
import io.holdfast.rules.engine.Firing;
import io.holdfast.rules.engine.Opinion;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.RuleLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondOpinionTest {
  private static final RecordedDecisions NOTHING_RECORDED = limit -> List.of();

  @ParameterizedTest
  @ValueSource(strings = {"usage-drop-deep", "offer-data", "vulnerable", "consent", "queue-key"})
  void anEngineThatKeepsARuleSilentDoesNotGetTheRuleSetActivated(
      String rule, @TempDir Path directory) {
    Loaded loaded =
        load(
            RuleDirectory.in(directory),
            said -> said.stream().filter(firing -> !firing.rule().equals(rule)).toList());

    assertThat(loaded.ruleSet()).isEmpty();
    assertThat(loaded.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(Finding.Code.ENGINES_DISAGREE);
              assertThat(finding.line()).isPositive();
              assertThat(finding.message())
                  .contains("'" + rule + "'", "The engine: says nothing.", "{\"signal\":");
            });
  }

  @Test
  void anEngineThatSaysSomethingElseThanIsWrittenIsFoundOut(@TempDir Path directory) {
    Loaded loaded =
        load(
            RuleDirectory.in(directory),
            said ->
                said.stream()
                    .map(
                        firing ->
                            firing.verb().equals("points")
                                ? new Firing(
                                    firing.rule(),
                                    firing.verb(),
                                    List.of(99, firing.arguments().get(1)))
                                : firing)
                    .toList());

    assertThat(loaded.ruleSet()).isEmpty();
    assertThat(loaded.findings()).allMatch(f -> f.message().contains("points(99, "));
  }

  @Test
  void enginesThatAgreeHaveNothingToReport(@TempDir Path directory) {
    assertThat(load(RuleDirectory.in(directory), said -> said).ruleSet()).isPresent();
  }

  @Test
  void aRecordOfDecisionsThatCannotBeReadDoesNotStandInTheWay(@TempDir Path directory) {
    RecordedDecisions away =
        limit -> {
          throw new IllegalStateException("not to be reached");
        };
    RuleSetLoader loader =
        new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.OPTIONAL, () -> Cases.NOW, away);

    assertThat(loader.load(RuleDirectory.in(directory).path()).ruleSet()).isPresent();
  }

  @Test
  void recordedDecisionsAreDecidedByBoth(@TempDir Path directory) {
    RuleDirectory rules = RuleDirectory.in(directory);
    List<Evaluated<Decision>> decisions =
        DecisionMaker.decide(
            List.of(Cases.signal("usage-drop", Map.of("dropPct", 83.5, "metric", "dataMb"))),
            rules.load().evaluator());
    Decision recorded =
        decisions
            .get(0)
            .fold(
                decision -> decision,
                failure -> {
                  throw new AssertionError(failure);
                });
    List<Object> asked = new ArrayList<>();
    Function<DroolsRules, Opinion> engine =
        drools ->
            (stage, cases) -> {
              cases.forEach(one -> asked.add(one.facts().signal().data().get("dropPct")));
              return new DroolsOpinion(drools).of(stage, cases);
            };

    new RuleSetLoader(
            RuleLimits.DEFAULT,
            CasePolicy.OPTIONAL,
            () -> Cases.NOW,
            limit -> List.of(recorded),
            engine)
        .load(rules.path());

    assertThat(asked).contains(83.5);
  }

  private static Loaded load(RuleDirectory directory, UnaryOperator<List<Firing>> misfire) {
    Function<DroolsRules, Opinion> engine =
        rules ->
            (stage, cases) ->
                new DroolsOpinion(rules)
                    .of(stage, cases).stream()
                        .map(
                            answer ->
                                answer.<Evaluated<List<Firing>>>fold(
                                    said -> new Evaluated.Answer<>(misfire.apply(said)),
                                    Evaluated.Failure::new))
                        .toList();
    return new RuleSetLoader(
            RuleLimits.DEFAULT, CasePolicy.OPTIONAL, () -> Cases.NOW, NOTHING_RECORDED, engine)
        .load(directory.path());
  }
}
