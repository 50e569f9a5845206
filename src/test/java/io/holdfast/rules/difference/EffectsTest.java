package io.holdfast.rules.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.Evaluated;
import io.holdfast.rules.Loaded;
import io.holdfast.rules.RuleDirectory;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.difference.Effects.Count;
import io.holdfast.rules.difference.Effects.Example;
import io.holdfast.rules.difference.Effects.RuleEffect;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.vocabulary.Facts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectsTest {
  private static final Path SHIPPED = Path.of("rules");
  private static final RuleSetLoader LOADER =
      new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.LEFT_ASIDE, () -> UsageDrops.NOW);
  private static final RuleSet BEFORE = load(SHIPPED);

  @TempDir Path directory;
  private RuleDirectory rules;

  @BeforeEach
  void copy() {
    rules = RuleDirectory.shipped(directory);
  }

  @Test
  void theSameRulesDecideTheSame() {
    assertThat(effects(UsageDrops.of("c-1", 22), UsageDrops.of("c-2", 70)))
        .isEqualTo(new Effects(2, 0, 0, List.of(), List.of(), List.of()));
  }

  @Test
  void whatBecomesOtherIsCountedAndTheRulesThatMakeItSoAreNamed() {
    rules.edit("assessment/usage.drl.csv", "dataMb,60,80,42", "dataMb,60,80,10");

    Effects effects =
        effects(UsageDrops.of("c-1", 22), UsageDrops.of("c-2", 70), UsageDrops.of("c-3", 75));

    assertThat(effects.decided()).isEqualTo(3);
    assertThat(effects.outcomeDiffers()).isEqualTo(2);
    assertThat(effects.reasonsDiffer()).isZero();
    assertThat(effects.outcomes())
        .containsExactly(
            new Count("loses PROACTIVE_OUTREACH is-all-well app", 2),
            new Count("risk MEDIUM → LOW", 2));
    assertThat(effects.rules())
        .extracting(RuleEffect::name, RuleEffect::silent, RuleEffect::speaks, RuleEffect::otherwise)
        .containsExactly(
            tuple("usage: data falls steeply", 0, 0, 2),
            tuple("people: little risk, so nothing is done", 0, 2, 0),
            tuple("usage: a question what has changed", 2, 0, 0));
    assertThat(effects.examples()).extracting(Example::customer).containsExactly("c-2", "c-3");
    Example example = effects.examples().get(0);
    assertThat(example.before()).isEqualTo("ACT: PROACTIVE_OUTREACH is-all-well app");
    assertThat(example.after()).isEqualTo("NO_ACTION");
    assertThat(example.why())
        .containsExactly(
            "assessment/usage.drl.csv:13 'usage: data falls steeply': '42 points USAGE_DROP_DATA' →"
                + " '10 points USAGE_DROP_DATA'",
            "proposals/people.dslr:67 'people: little risk, so nothing is done' now says 'proposes"
                + " NO_ACTION': before, 'the risk is lower than medium' is not so: risk was MEDIUM (score"
                + " 48)",
            "proposals/usage-and-silence.dslr:3 'usage: a question what has changed' does not say"
                + " 'proposes PROACTIVE_OUTREACH is-all-well app; proposes PROACTIVE_OUTREACH"
                + " is-all-well email; proposes PROACTIVE_OUTREACH is-all-well sms' any more: 'the"
                + " risk is medium or higher' is not so: risk was LOW (score 16)",
            "risk score 48 → 16");
  }

  @Test
  void theConditionThatMakesARuleSilentIsToldWithTheValueItMet() {
    rules
        .edit("assessment/usage.drl.csv", "dataMb,60,80,42", "dataMb,75,80,42")
        .edit(
            "assessment/usage.drl.csv",
            "usage: data all but ends",
            "usage: data falls in between,dataMb,60,75,,,No matter\nusage: data all but ends");

    assertThat(why(usageDrop70()))
        .contains(
            "assessment/usage.drl.csv:13 'usage: data falls steeply' does not say '42 points"
                + " USAGE_DROP_DATA' any more: dropPct was 70, wanted at least 75");
  }

  @Test
  void aRuleThatIsGoneOrNewIsCalledSo() {
    rules.edit(
        "assessment/usage.drl.csv",
        "usage: data falls steeply,dataMb,60,80,42,USAGE_DROP_DATA",
        "usage: another word,dataMb,60,80,1,USAGE_DROP_VOICE");

    assertThat(why(usageDrop70()))
        .contains(
            "assessment/usage.drl.csv:13 'usage: data falls steeply' does not say '42 points"
                + " USAGE_DROP_DATA' any more: the rule is gone",
            "assessment/usage.drl.csv:13 'usage: another word' now says '1 points"
                + " USAGE_DROP_VOICE': before, the rule is new");
  }

  @Test
  void whoSeesToATaskAndTheRowThatSaysSoAreTold() {
    rules.edit(
        "assignment/tasks.drl.csv",
        "business\",,BUSINESS,business-desk,PT48H",
        "business\",,BUSINESS,business-desk,PT24H");

    Effects effects = effects(UsageDrops.ofBusiness("c-1", 70));

    // working days, over a weekend
    assertThat(effects.outcomes())
        .containsExactly(new Count("MANAGER_TASK usage-falling: due in PT96H → PT72H", 1));
    assertThat(effects.examples().get(0).why())
        .containsExactly(
            "assignment/tasks.drl.csv:10 'task: anything else, business': Due within: PT48H → PT24H");
  }

  @Test
  void theRowThatPutsACustomerInAnotherTierIsTold() {
    rules.edit(
        "assessment/tier.drl.csv",
        "tier: large business,BUSINESS,5000",
        "tier: large business,BUSINESS,50");

    assertThat(why(UsageDrops.ofBusiness("c-1", 70)))
        .contains(
            "assessment/tier.drl.csv:13 'tier: large business' fits now: customer.monthlyCharge was"
                + " 60, wanted at least 5000");
  }

  @Test
  void aRowThatOnlyMovedDownSpeaksAsBefore() {
    rules.edit(
        "assessment/usage.drl.csv",
        "usage: data hardly falls,dataMb,,20,,,",
        "usage: data does not fall,dataMb,,5,,,\n"
            + "usage: data falls by a hair,dataMb,5,10,1,USAGE_DROP_DATA,Nobody is so\n"
            + "usage: data hardly falls,dataMb,10,20,,,");

    assertThat(effects(UsageDrops.of("c-1", 22)))
        .isEqualTo(new Effects(1, 0, 0, List.of(), List.of(), List.of()));
    assertThat(effects(UsageDrops.of("c-1", 7)).rules())
        .extracting(RuleEffect::place, RuleEffect::speaks)
        .containsExactly(tuple("assessment/usage.drl.csv:11", 1));
  }

  @Test
  void otherNumbersOfTheSameOutcomeAreOtherReasons() {
    rules.edit("assessment/usage.drl.csv", "dataMb,60,80,42", "dataMb,60,80,43");

    Effects effects = effects(UsageDrops.of("c-2", 70));

    assertThat(effects.outcomeDiffers()).isZero();
    assertThat(effects.reasonsDiffer()).isEqualTo(1);
    assertThat(effects.examples()).isEmpty();
  }

  @Test
  void everyDecisionIsDecidedWithTheNumbersOfItsDay() {
    rules.edit(
        "parameters/contact-policy.yaml",
        "contacts-per-day:\n  value: 1",
        "contacts-per-day:\n  values:\n  - {from: 2026-01-01, value: 1}\n"
            + "  - {from: 2027-01-01, value: 0}");
    Facts later = UsageDrops.of("c-2", 70, Instant.parse("2027-02-01T10:00:00Z"));

    Effects effects = effects(UsageDrops.of("c-1", 70), later);

    assertThat(effects.examples()).extracting(Example::customer).containsExactly("c-2");
  }

  @Test
  void oneOfEachKindIsToldBeforeASecondOfTheSame() {
    rules
        .edit("assessment/usage.drl.csv", "dataMb,60,80,42", "dataMb,60,80,10")
        .edit("assessment/usage.drl.csv", "dataMb,80,,55", "dataMb,80,,10");

    Effects effects =
        effects(2, UsageDrops.of("c-1", 70), UsageDrops.of("c-2", 70), UsageDrops.of("c-3", 95));

    assertThat(effects.examples()).extracting(Example::customer).containsExactly("c-1", "c-3");
  }

  private List<String> why(Facts facts) {
    return effects(facts).examples().get(0).why();
  }

  private static Facts usageDrop70() {
    return UsageDrops.of("c-1", 70);
  }

  private Effects effects(Facts... facts) {
    return effects(5, facts);
  }

  private Effects effects(int examples, Facts... facts) {
    RuleSet after = load(directory);
    List<Decision> sample =
        DecisionMaker.decide(List.of(facts), BEFORE.evaluator()).stream()
            .map(Evaluated.Answer.class::cast)
            .map(answer -> (Decision) answer.value())
            .toList();
    return Effects.of(
        BEFORE,
        after,
        Changes.between(
            RuleFiles.read(SHIPPED, RuleLimits.DEFAULT),
            RuleFiles.read(directory, RuleLimits.DEFAULT)),
        sample,
        examples);
  }

  private static RuleSet load(Path directory) {
    Loaded loaded = LOADER.load(directory);
    return loaded.ruleSet().orElseThrow(() -> new AssertionError("Findings: " + loaded.findings()));
  }
}
