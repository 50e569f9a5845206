package io.holdfast.pipeline;

import static io.holdfast.decision.ScriptedRules.USAGE_DROP;
import static io.holdfast.decision.ScriptedRules.answer;
import static io.holdfast.decision.ScriptedRules.failure;
import static io.holdfast.decision.ScriptedRules.fix;
import static io.holdfast.decision.ScriptedRules.outreach;
import static io.holdfast.decision.ScriptedRules.risk;
import static io.holdfast.decision.ScriptedRules.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Naming;
import io.holdfast.decision.RulesInUse;
import io.holdfast.decision.ScriptedRules;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.pipeline.Shadow.Result;
import io.holdfast.pipeline.ShadowReport.Case;
import io.holdfast.pipeline.ShadowReport.RuleDifference;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.Veto;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A version that decides beside the active one, on the real pipeline. */
class ShadowTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private final ScriptedRules active = new ScriptedRules("live").proposing(outreach());
  private final AtomicReference<RulesInUse> inUse = new AtomicReference<>(RulesInUse.only(active));
  private final Queue<Result> results = new ConcurrentLinkedQueue<>();
  private final InMemoryJournal journal = new InMemoryJournal();
  private final List<Decision> published = new ArrayList<>();
  private Shadow shadow =
      new Shadow(inUse::get, ShadowLimits.DEFAULT, Naming.UNCHANGED, results::add);
  private int sent;

  @AfterEach
  void close() {
    shadow.close();
  }

  private void shadowedBy(ScriptedRules rules) {
    inUse.set(InUse.shadow(active, rules));
  }

  private void happens(String... customers) {
    List<Input> inputs = new ArrayList<>();
    for (String customer : customers) {
      inputs.add(
          new ProfileInput(
              new ProfileUpdate(customer, NOW, Map.of("monthlyCharge", 30.0)), new Origin("p")));
      String id = "s" + sent++;
      inputs.add(
          new SignalInput(
              new Signal(id, "/test", USAGE_DROP, NOW, NOW, customer, Map.of("dropPct", 60.0)),
              new Origin(id)));
    }
    RetentionPipeline pipeline =
        new RetentionPipeline(
            journal,
            made -> made.forEach(one -> published.add(one.decision())),
            inUse::get,
            InstantSource.fixed(NOW),
            shadow);
    assertThat(pipeline.handle(inputs)).isEmpty();
  }

  private ShadowReport report() {
    return shadow.report().orElseThrow();
  }

  private void shadowed(int signals) {
    await().atMost(Duration.ofSeconds(20)).until(() -> results.size() == signals);
  }

  @Test
  void withoutAShadowNothingIsCounted() {
    happens("c1", "c2");

    assertThat(shadow.report()).isEmpty();
    assertThat(results).isEmpty();
  }

  @Test
  void whatIsDecidedAlikeIsCountedAndNotListed() {
    shadowedBy(new ScriptedRules("next").proposing(outreach()));

    happens("c1", "c2", "c1");
    shadowed(3);

    assertThat(report().same()).isEqualTo(3);
    assertThat(report().rules()).isEmpty();
    assertThat(report().latest()).isEmpty();
  }

  @Test
  void whatIsDecidedOtherwiseIsListedByRuleAndChangesNothing() {
    shadowedBy(new ScriptedRules("next").proposing(task("complaint")));

    happens("c1", "c2");
    shadowed(2);

    assertThat(published).extracting(Decision::ruleSet).containsOnly("live");
    CustomerState state = journal.load(List.of("c1"), List.of()).customers().get("c1").state();
    assertThat(state.ledger().contacts())
        .extracting(contact -> contact.kind().name())
        .containsExactly("PROACTIVE_OUTREACH");
    ShadowReport report = report();
    assertThat(tuple(report.active(), report.shadow())).isEqualTo(tuple("live", "next"));
    assertThat(report.outcomeDiffers()).isEqualTo(2);
    assertThat(report.rules())
        .extracting(
            RuleDifference::times,
            RuleDifference::outcomes,
            RuleDifference::before,
            RuleDifference::after)
        .containsExactly(
            tuple(2L, 2L, "proposes PROACTIVE_OUTREACH sms", "proposes MANAGER_TASK complaint"));
    assertThat(report.latest())
        .extracting(Case::before, Case::after)
        .containsOnly(tuple("ACT: PROACTIVE_OUTREACH sms", "ACT: MANAGER_TASK complaint"));
    assertThat(report.latest())
        .extracting(Case::decision)
        .containsExactly(published.get(1).id(), published.get(0).id());
  }

  @Test
  void theShadowsRulesAreCalledAsInTheActiveVersion() {
    shadow.close();
    Naming naming =
        (version, other) ->
            decision ->
                version.equals("live") && other.equals("next") ? published.get(0) : decision;
    shadow = new Shadow(inUse::get, ShadowLimits.DEFAULT, naming, results::add);
    happens("c1");
    shadowedBy(new ScriptedRules("next").proposing(task("complaint")));

    happens("c1");
    shadowed(1);

    assertThat(report().rules()).isEmpty();
  }

  @Test
  void theShadowSeesTheCustomerAsTheActiveVersionDid() {
    shadowedBy(
        new ScriptedRules("next")
            .proposing(
                one ->
                    one.facts().contacts().getLast1d() == 0
                            && one.facts().history().get("usageDrops30d").equals(1L)
                        ? List.of(outreach())
                        : List.of(fix())));

    happens("c1");
    shadowed(1);

    assertThat(report().same()).isEqualTo(1);
  }

  @Test
  void aPolicyIsListedWhereItSpeaksOtherwiseAndNotWhereOnlyTheProposalIsNew() {
    Veto veto = new Veto("P1", new Reason("NO_CONSENT", "consent", Map.of()));
    active.proposing(task("complaint"));
    shadowedBy(
        new ScriptedRules("next")
            .proposing(task("complaint"), outreach())
            .refusing(
                one ->
                    one.proposal().kind() == ActionKind.PROACTIVE_OUTREACH
                        ? List.of(veto)
                        : List.of()));
    happens("c1");
    shadowed(1);
    assertThat(report().rules()).extracting(RuleDifference::rule).doesNotContain("consent");

    shadowedBy(
        new ScriptedRules("after").proposing(task("complaint")).refusing(one -> List.of(veto)));
    happens("c2");
    shadowed(2);
    assertThat(report().rules())
        .extracting(RuleDifference::rule, RuleDifference::after)
        .containsExactly(tuple("consent", "P1 refuses MANAGER_TASK complaint"));
    assertThat(report().outcomeDiffers()).isEqualTo(1);
  }

  @Test
  void otherReasonsForTheSameAreAnotherCount() {
    shadowedBy(
        new ScriptedRules("next").assessing(facts -> answer(risk(51))).proposing(outreach()));

    happens("c1");
    shadowed(1);

    assertThat(report().reasonsDiffer()).isEqualTo(1);
    assertThat(report().latest()).isEmpty();
  }

  @Test
  void aShadowThatFailsIsCountedAndNeverFelt() {
    ScriptedRules failing = new ScriptedRules("next").assessing(facts -> failure("odd"));
    shadowedBy(failing);
    happens("c1");
    shadowed(1);
    failing.assessing(
        facts -> {
          throw new IllegalStateException("on purpose");
        });
    happens("c2", "c3");
    shadowed(3);
    failing.assessing(
        facts -> {
          throw new StackOverflowError();
        });
    happens("c4");
    shadowed(4);

    assertThat(report().failed()).isEqualTo(4);
    assertThat(published).hasSize(4);
  }

  @Test
  void aShadowThatCannotKeepUpSkipsAndTheLivePathGoesOn() throws Exception {
    shadow.close();
    shadow = new Shadow(inUse::get, new ShadowLimits(2, 10, 10), Naming.UNCHANGED, results::add);
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    shadowedBy(
        new ScriptedRules("next")
            .assessing(
                facts -> {
                  entered.countDown();
                  try {
                    released.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return answer(risk(50));
                })
            .proposing(outreach()));
    happens("c0");
    assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();

    happens(IntStream.range(1, 11).mapToObj(i -> "c" + i).toArray(String[]::new));

    assertThat(published).hasSize(11);
    assertThat(report().skipped()).isEqualTo(8);
    released.countDown();
    shadowed(11);
    assertThat(report().same()).isEqualTo(3);
  }

  @Test
  void noMoreRulesAndDecisionsAreListedThanMayBe() {
    shadow.close();
    shadow = new Shadow(inUse::get, new ShadowLimits(100, 0, 2), Naming.UNCHANGED, results::add);
    shadowedBy(new ScriptedRules("next").proposing(task("complaint")));

    happens("c1", "c2", "c3");
    shadowed(3);

    assertThat(report().rules()).isEmpty();
    assertThat(report().unlistedRules()).isEqualTo(3);
    assertThat(report().latest()).hasSize(2);
    assertThat(report().outcomeDiffers()).isEqualTo(3);
  }

  @Test
  void anotherPairOfVersionsIsCountedAnew() {
    shadowedBy(new ScriptedRules("next").proposing(task("complaint")));
    happens("c1");
    shadowed(1);

    shadowedBy(new ScriptedRules("after").proposing(outreach()));
    happens("c2");
    shadowed(2);

    assertThat(report().shadow()).isEqualTo("after");
    assertThat(report().outcomeDiffers()).isZero();
    assertThat(report().same()).isEqualTo(1);
  }

  @Test
  void whatTheCanaryDecidesIsNotComparedWithTheShadow() {
    ScriptedRules canary = new ScriptedRules("canary").proposing(fix());
    inUse.set(
        new InUse(
            active,
            Optional.of(canary),
            "c2"::equals,
            Optional.of(new ScriptedRules("next").proposing(outreach()))));

    happens("c1", "c2", "c3");
    shadowed(2);

    assertThat(published)
        .extracting(Decision::customerId, Decision::ruleSet)
        .containsExactlyInAnyOrder(tuple("c1", "live"), tuple("c2", "canary"), tuple("c3", "live"));
    assertThat(report().same()).isEqualTo(2);
  }
}
