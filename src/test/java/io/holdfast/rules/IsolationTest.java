package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Assessed;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.RuleFailure;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.engine.DroolsRules;
import io.holdfast.rules.engine.Limits;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.files.Stage;
import io.holdfast.vocabulary.Facts;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.KieBase;

class IsolationTest {
  private static final Facts CANCEL = Cases.signal("cancel-intent", Map.of());

  private RuleDirectory rules;

  @BeforeEach
  void copy(@TempDir Path directory) {
    rules = RuleDirectory.in(directory);
  }

  private static RuleFailure failure(Evaluated<?> answer) {
    return answer.fold(
        value -> {
          throw new AssertionError("No failure but " + value);
        },
        failure -> failure);
  }

  @Test
  void aCaseThatMakesARuleFailFailsAloneAndTheRuleIsNamed() {
    rules.write(
        "assessment/odd.drl",
        """
        rule "odd"
          @id(odd) @owner(x) @since(2026-01-01) @basis(x)
        when
          UsageDrop($d : dropPct)
        then
          assessment.points(10 / ($d.intValue() - 7), "LOYAL");
        end
        """);
    RuleSet ruleSet = rules.load();
    Facts poison = Cases.signal("usage-drop", Map.of("dropPct", 7.0));

    List<Evaluated<Assessed>> answers = ruleSet.evaluator().assess(List.of(CANCEL, poison, CANCEL));

    assertThat(failure(answers.get(1)).code()).isEqualTo(RuleFailure.Code.RULE_ERROR);
    assertThat(failure(answers.get(1)).rule()).isEqualTo("odd");
    assertThat(answers.get(0)).isInstanceOf(Evaluated.Answer.class);
    assertThat(answers.get(2)).isInstanceOf(Evaluated.Answer.class);
  }

  @Test
  void moreTimeThanTheLimitFailsTheCaseAlone() {
    DroolsRules drools = (DroolsRules) rules.load().evaluator();
    long[] processor = {0};
    DroolsRules slow =
        drools.with(
            new Limits(
                50,
                Duration.ofNanos(1),
                1L << 50,
                () -> processor[0] += Duration.ofSeconds(1).toNanos(),
                () -> 0));
    DroolsRules starved =
        drools.with(new Limits(50, Duration.ofNanos(1), 1L << 50, () -> 0, () -> 0));

    List<Evaluated<Assessed>> answers = slow.assess(List.of(CANCEL, CANCEL));

    assertThat(failure(answers.get(0)).code()).isEqualTo(RuleFailure.Code.TIME_LIMIT);
    assertThat(failure(answers.get(0)).rule()).isIn("loyal", "cancel-intent");
    // time without a processor is nobody's fault
    assertThat(starved.assess(List.of(CANCEL)).get(0)).isInstanceOf(Evaluated.Answer.class);
  }

  @Test
  void moreFiringsThanTheLimitFailTheCaseAloneAndNameTheRule() {
    DroolsRules drools = (DroolsRules) rules.load().evaluator();
    DroolsRules strict =
        drools.with(new Limits(1, Duration.ofSeconds(9), 1L << 50, () -> 0, () -> 0));
    Facts two = Cases.signal("usage-drop", Map.of("dropPct", 50.0, "metric", "dataMb"));

    List<Evaluated<Assessed>> answers = strict.assess(List.of(CANCEL, two, CANCEL, CANCEL));

    assertThat(failure(answers.get(1)).code()).isEqualTo(RuleFailure.Code.FIRE_LIMIT);
    assertThat(failure(answers.get(1)).rule())
        .isIn("usage-drop-deep", "assessment/metric.drl.csv:12");
    for (int i : new int[] {0, 2, 3}) {
      assertThat(answers.get(i)).isInstanceOf(Evaluated.Answer.class);
    }
  }

  @Test
  void aBatchDecidesAsEachCaseByItselfInWhateverOrder() {
    RuleSet ruleSet = rules.load();
    Random random = new Random(20261120);
    List<Facts> cases = IntStream.range(0, 2_000).mapToObj(i -> randomCase(random)).toList();

    List<Evaluated<Decision>> batch = DecisionMaker.decide(cases, ruleSet.evaluator());
    List<Evaluated<Decision>> singly = new ArrayList<>();
    cases.forEach(one -> singly.addAll(DecisionMaker.decide(List.of(one), ruleSet.evaluator())));
    List<Facts> backwards = new ArrayList<>(cases);
    Collections.reverse(backwards);
    List<Evaluated<Decision>> reversed =
        new ArrayList<>(DecisionMaker.decide(backwards, ruleSet.evaluator()));
    Collections.reverse(reversed);

    assertThat(batch).isEqualTo(singly).isEqualTo(reversed);
    assertThat(batch).anySatisfy(d -> assertThat(d.toString()).contains("TAILORED_OFFER"));
  }

  private static Facts randomCase(Random random) {
    Map<String, Object> data = new HashMap<>();
    Map<String, Object> profile = new HashMap<>();
    Map<String, Object> history = new HashMap<>();
    maybe(random, profile, "monthlyCharge", random.nextInt(3) * 600.0);
    maybe(random, profile, "vulnerable", random.nextBoolean());
    maybe(random, profile, "accountManager", "Wang Li");
    maybe(random, profile, "tenureMonths", "not a number at all");
    maybe(random, history, "complaints30d", (long) random.nextInt(4));
    maybe(random, history, "maxDropPct90d", random.nextDouble() * 100);
    switch (random.nextInt(3)) {
      case 0 -> {
        data.put("dropPct", random.nextInt(100) * 1.0);
        maybe(random, data, "metric", random.nextBoolean() ? "dataMb" : "voiceMin");
        return Cases.signal("usage-drop", data, profile, history);
      }
      case 1 -> {
        data.put("ticketId", "t");
        maybe(random, data, "topic", random.nextBoolean() ? "everything" : "network");
        return Cases.signal("complaint-opened", data, profile, history);
      }
      default -> {
        maybe(random, data, "effectiveDate", "2026-12-31");
        return Cases.signal("cancel-intent", data, profile, history);
      }
    }
  }

  private static void maybe(Random random, Map<String, Object> map, String name, Object value) {
    if (random.nextInt(4) > 0) {
      map.put(name, value);
    }
  }

  @Test
  void twoVersionsInOneProcessDoNotMix() {
    RuleSet before = rules.load();
    rules
        .edit("vocabulary/signals.drl", "dropPct : Double", "dropPct : Integer")
        .edit("assessment/usage.dslr", "Add 30 risk", "Add 33 risk");
    RuleSet after = rules.load();
    Facts drop = Cases.signal("usage-drop", Map.of("dropPct", 41.0));

    for (int i = 0; i < 100; i++) {
      assertThat(score(before, drop)).isEqualTo(30);
      assertThat(score(after, drop)).isEqualTo(33);
    }
  }

  private static int score(RuleSet ruleSet, Facts facts) {
    return ruleSet
        .evaluator()
        .assess(List.of(facts))
        .get(0)
        .fold(assessed -> assessed.risk().score(), failure -> -1);
  }

  @Test
  void reloadsLeaveNoSessionsAndNoOldRulesBehind() {
    RuleSetLoader loader =
        new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.OPTIONAL, () -> Cases.NOW);
    List<WeakReference<KieBase>> bases = new ArrayList<>();
    RuleSet last = null;
    for (int i = 0; i < 50; i++) {
      rules.write(
          "assessment/usage.dslr",
          rules
              .read("assessment/usage.dslr")
              .replaceAll("Add \\d+ (.*CANCEL)", "Add " + (i + 10) + " $1"));
      last = loader.load(rules.path()).ruleSet().orElseThrow();
      assertThat(score(last, CANCEL)).isEqualTo(i + 10);
      KieBase base = ((DroolsRules) last.evaluator()).stages().get(Stage.ASSESSMENT).base();
      assertThat(base.getKieSessions()).isEmpty();
      bases.add(new WeakReference<>(base));
    }
    System.gc();
    assertThat(bases.stream().filter(base -> base.get() != null)).hasSizeLessThan(9);
    assertThat(last).isNotNull();
  }

  @Test
  void manyThreadsUseOneVersion() {
    RuleSet ruleSet = rules.load();

    List<Integer> scores =
        IntStream.range(0, 2_000).parallel().mapToObj(i -> score(ruleSet, CANCEL)).toList();

    assertThat(scores).hasSize(2_000).containsOnly(90);
  }
}
