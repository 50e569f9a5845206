package io.holdfast.decision;

import static io.holdfast.decision.ScriptedRules.answer;
import static io.holdfast.decision.ScriptedRules.failure;
import static io.holdfast.decision.ScriptedRules.fix;
import static io.holdfast.decision.ScriptedRules.nothing;
import static io.holdfast.decision.ScriptedRules.offer;
import static io.holdfast.decision.ScriptedRules.outreach;
import static io.holdfast.decision.ScriptedRules.owedTask;
import static io.holdfast.decision.ScriptedRules.risk;
import static io.holdfast.decision.ScriptedRules.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.decision.Candidate.Loss;
import io.holdfast.decision.Decision.Verdict;
import io.holdfast.decision.Experiment.Arm;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Estimate;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.Veto;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionMakerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final Settings.Factors ALL = new Settings.Factors(true, true, true, true);
  private final ScriptedRules rules = new ScriptedRules();

  @Test
  void theCandidateThatPaysBestWins() {
    rules.proposing(outreach(), offer("cheap"), offer("dear"));

    Decision decision = decide(customer("c1", 30));

    assertThat(decision.verdict()).isEqualTo(Verdict.ACT);
    assertThat(decision.actions())
        .extracting(action -> action.proposal().offerId())
        .containsExactly(Optional.of("cheap"));
    assertThat(losses(decision))
        .containsExactly(
            Optional.empty(), Optional.of(Loss.OUTRANKED), Optional.of(Loss.OUTRANKED));
  }

  @Test
  void expectedProfitIsTheNeslinFormWithContactCost() {
    rules.proposing(offer("cheap"));

    Economics economics = decide(customer("c1", 30)).candidates().get(0).economics();

    // CLV = 30 * 12 * 50 % * 0.8 / (1 + 0.1 - 0.8) = 480
    assertThat(economics.customerValue()).isCloseTo(480, within(1e-9));
    assertThat(economics.expectedProfit())
        .isCloseTo(0.5 * 0.3 * (480 - 10) - 0.5 * 0.2 * 10 - 0.01, within(1e-9));
    assertThat(economics.priority()).isCloseTo(economics.expectedProfit(), within(1e-9));
  }

  @Test
  void expectedProfitInTheCausalFormComparesStayingWithAndWithoutTheAction() {
    rules.weighing(ProfitForm.CAUSAL, ALL).proposing(offer("cheap"));

    Decision decision = decide(customer("c1", 30));

    // half would leave; 3 % of those who would stay are driven away
    double staysIfDone = 0.5 * (1 - 0.03) + 0.5 * 0.3;
    assertThat(decision.candidates().get(0).economics().expectedProfit())
        .isCloseTo(staysIfDone * (480 - 10) - 0.01 - 0.5 * 480, within(1e-9));
    assertThat(decision.weighing().orElseThrow().profitForm()).isEqualTo(ProfitForm.CAUSAL);
  }

  /** If all who stay take the offer and nobody is driven away, the two forms are one. */
  @Test
  void theTwoFormsAgreeWhereTheySayTheSame() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      Economics numbers =
          new Economics(
              random.nextDouble(),
              random.nextDouble(),
              0,
              random.nextDouble() * 5_000 - 1_000,
              random.nextDouble() * 500,
              random.nextDouble() * 50,
              1,
              1,
              0,
              0,
              true);

      assertThat(ProfitForm.CAUSAL.expectedProfit(numbers, 0))
          .isCloseTo(ProfitForm.NESLIN.expectedProfit(numbers, 1), within(1e-6));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, true, true",
    "false, true, true, true",
    "true, false, true, true",
    "true, true, false, true",
    "true, true, true, false",
    "false, false, false, false"
  })
  void aFactorSwitchedOffCountsAsOneAndTheRecordSaysWhichCounted(
      boolean propensity, boolean context, boolean value, boolean lever) {
    Settings.Factors factors = new Settings.Factors(propensity, context, value, lever);
    rules.weighing(ProfitForm.NESLIN, factors).proposing(offer("cheap"));

    Decision decision = decide(customer("c1", 30));

    Economics numbers = decision.candidates().get(0).economics();
    double saves = numbers.churnProbability() * numbers.successProbability();
    assertThat(numbers.priority())
        .isCloseTo(
            (propensity ? saves : 1)
                * (context ? numbers.contextWeight() : 1)
                * (value ? numbers.expectedProfit() / saves : 1)
                * (lever ? numbers.lever() : 1),
            within(1e-9));
    assertThat(decision.weighing().orElseThrow().factors()).isEqualTo(factors);
  }

  @Test
  void whatServingCostsIsTakenOffWhatTheCustomerIsWorth() {
    rules.proposing(offer("cheap"));

    Facts facts = customer("c1", Map.of("monthlyCharge", 30, "monthlyCostToServe", 5));

    assertThat(decide(facts).weighing().orElseThrow().customer())
        .isEqualTo(new Weighing.CustomerWorth(180, 60, (180 - 60) * 0.8 / (1 + 0.1 - 0.8)));
  }

  @Test
  void whoCostsMoreToServeThanThePriceBringsIsWorthLessThanNothing() {
    rules.proposing(offer("cheap"));

    Decision decision =
        decide(customer("c1", Map.of("monthlyCharge", 30, "monthlyCostToServe", 20)));

    assertThat(decision.candidates().get(0).economics().customerValue()).isNegative();
    assertThat(losses(decision)).containsExactly(Optional.of(Loss.UNPROFITABLE));
  }

  @Test
  void theNumbersBehindADecisionAreToldWithWhereTheyComeFrom() {
    rules.proposing(offer("cheap"), task("cancel-intent"), nothing());

    assertThat(Estimates.behind(decide(customer("c1", 30)), rules.settings()))
        .extracting(Estimate::source)
        .containsExactlyInAnyOrder(
            "offers/cheap.yaml: success",
            "parameters/economics.yaml: contact-cost-email",
            "parameters/economics.yaml: success-manager-task",
            "parameters/economics.yaml: contact-cost-manager-task",
            "parameters/economics.yaml: margin-pct",
            "parameters/economics.yaml: retention-rate",
            "parameters/economics.yaml: discount-rate",
            "parameters/economics.yaml: take-rate-of-stayers");
  }

  @Test
  void whatCostsMoreThanItBringsIsNotDone() {
    rules.proposing(offer("dear"));

    Decision decision = decide(customer("c1", 0));

    assertThat(decision.verdict()).isEqualTo(Verdict.NO_ACTION);
    assertThat(losses(decision)).containsExactly(Optional.of(Loss.UNPROFITABLE));
  }

  @Test
  void aVetoedCandidateLosesWithThePolicyAndTheNextBestWins() {
    Veto veto = new Veto("P1", new Reason("NO_CONSENT", "consent", Map.of()));
    rules
        .proposing(offer("cheap"), outreach())
        .refusing(
            one -> one.proposal().kind() == ActionKind.TAILORED_OFFER ? List.of(veto) : List.of());

    Decision decision = decide(customer("c1", 30));

    assertThat(decision.actions())
        .extracting(action -> action.proposal().kind())
        .containsExactly(ActionKind.PROACTIVE_OUTREACH);
    assertThat(decision.candidates().get(1).vetoes()).containsExactly(veto);
    assertThat(losses(decision)).contains(Optional.of(Loss.VETOED));
  }

  @Test
  void whatIsBestAndMayNotBeDoneYetWaitsAndNothingElseIsDoneInstead() {
    Veto veto = new Veto("P4", new Reason("QUIET", "quiet", Map.of()), Optional.of(Instant.MAX));
    rules
        .proposing(offer("cheap"), outreach())
        .refusing(
            one -> one.proposal().kind() == ActionKind.TAILORED_OFFER ? List.of(veto) : List.of());

    Decision decision = decide(customer("c1", 30));

    assertThat(decision.verdict()).isEqualTo(Verdict.DEFERRED);
    assertThat(decision.deferredUntil()).contains(Instant.MAX);
    assertThat(losses(decision))
        .containsExactly(Optional.of(Loss.DEFERRED), Optional.of(Loss.OUTRANKED));
  }

  @Test
  void whatIsAlsoRefusedForGoodDoesNotWait() {
    Veto waits = new Veto("P4", new Reason("QUIET", "quiet", Map.of()), Optional.of(Instant.MAX));
    Veto refuses = new Veto("P1", new Reason("NO_CONSENT", "consent", Map.of()));
    rules
        .proposing(offer("cheap"), outreach())
        .refusing(
            one ->
                one.proposal().kind() == ActionKind.TAILORED_OFFER
                    ? List.of(waits, refuses)
                    : List.of());

    Decision decision = decide(customer("c1", 30));

    assertThat(decision.verdict()).isEqualTo(Verdict.ACT);
    assertThat(decision.deferredUntil()).isEmpty();
  }

  @Test
  void whatMakesNoDecisionFailsAloneAndTheOthersAreDecided() {
    rules
        .proposing(outreach())
        .refusing(
            one -> {
              if (one.assessedCase().facts().customerId().equals("c2")) {
                throw new ArithmeticException("long overflow");
              }
              return List.of();
            });

    List<Evaluated<Decision>> decisions =
        DecisionMaker.decide(List.of(customer("c1", 30), customer("c2", 30)), rules);

    assertThat(decisions.get(0)).isInstanceOf(Evaluated.Answer.class);
    assertThat(decisions.get(1))
        .isInstanceOfSatisfying(
            Evaluated.Failure.class,
            failed -> assertThat(failed.failure().detail()).contains("long overflow"));
  }

  @Test
  void transactionalActionsDoNotCompete() {
    rules.proposing(fix(), offer("cheap"));

    assertThat(decide(customer("c1", 30)).actions())
        .extracting(action -> action.proposal().kind())
        .containsExactlyInAnyOrder(ActionKind.SERVICE_FIX, ActionKind.TAILORED_OFFER);
  }

  @Test
  void aTaskThatIsOwedIsOwedWhoeverElseAskedForItBefore() {
    rules.holdingOut(100).proposing(task("promise"), owedTask("promise"), task("promise"));

    Decision decision = decide(customer("c1", 30));

    assertThat(decision.candidates()).hasSize(1);
    assertThat(decision.actions())
        .extracting(action -> action.proposal().actionClass())
        .containsExactly(ActionClass.MANDATORY);
  }

  @Test
  void theHoldoutIsLeftAloneButItsServiceIsNot() {
    rules.holdingOut(100).proposing(fix(), offer("cheap"));

    Decision decision = decide(customer("c1", 30));

    assertThat(decision.actions())
        .extracting(action -> action.proposal().kind())
        .containsExactly(ActionKind.SERVICE_FIX);
    assertThat(losses(decision)).contains(Optional.of(Loss.HOLDOUT));
  }

  @Test
  void aHoldoutDecisionSaysSo() {
    rules.holdingOut(100).proposing(offer("cheap"));

    assertThat(decide(customer("c1", 30)).verdict()).isEqualTo(Verdict.HOLDOUT);
  }

  @Test
  void whatWouldHaveBeenDoneIsOnRecordForTheHoldout() {
    rules.holdingOut(100).proposing(fix(), offer("cheap"), outreach());

    Decision decision = decide(customer("c1", 30));

    assertThat(decision.candidates())
        .filteredOn(candidate -> candidate.lostBecause().equals(Optional.of(Loss.HOLDOUT)))
        .extracting(candidate -> candidate.proposal().offerId())
        .containsExactly(Optional.of("cheap"));
    assertThat(losses(decision)).contains(Optional.of(Loss.OUTRANKED));
    assertThat(decision.draws())
        .containsExactly(
            new Draw(Draw.HOLDOUT, Draw.HOLDOUT, List.of(Draw.Exclusion.TRANSACTIONAL)));
  }

  @Test
  void anArmGoesWithoutWhatItDoesNotDoAndHasWhatRanksNext() {
    rules
        .experimenting(experiment("spring", "offer", Set.of("cheap")))
        .proposing(offer("cheap"), outreach());

    Decision decision = decide(customer("c1", 30));

    assertThat(decision.actions())
        .extracting(action -> action.proposal().kind())
        .containsExactly(ActionKind.PROACTIVE_OUTREACH);
    assertThat(losses(decision)).containsExactly(Optional.empty(), Optional.of(Loss.WITHHELD));
    assertThat(decision.draws()).containsExactly(new Draw("spring", "control", List.of()));
  }

  @Test
  void aDecisionOfWhichAllIsWithheldSaysItLeftTheCustomerAlone() {
    rules
        .experimenting(experiment("spring", "kinds", Set.of("TAILORED_OFFER")))
        .proposing(offer("cheap"));

    assertThat(decide(customer("c1", 30)).verdict()).isEqualTo(Verdict.HOLDOUT);
  }

  @Test
  void mandatoryActionsTiersAndTheHoldoutAreExcludedFromExperimentsAndOnRecord() {
    Experiment spring = experiment("spring", "kinds", Set.of("TAILORED_OFFER", "SERVICE_FIX"));
    rules.experimenting(spring).proposing(fix(), offer("cheap"));

    Decision plain = decide(customer("c1", 30));
    assertThat(plain.actions())
        .extracting(action -> action.proposal().kind())
        .containsExactly(ActionKind.SERVICE_FIX);
    assertThat(plain.draws())
        .containsExactly(new Draw("spring", "control", List.of(Draw.Exclusion.TRANSACTIONAL)));

    rules.holdingOut(100).proposing(offer("cheap"));
    assertThat(decide(customer("c1", 30)).draws())
        .containsExactly(
            new Draw(Draw.HOLDOUT, Draw.HOLDOUT, List.of()),
            new Draw("spring", "control", List.of(Draw.Exclusion.HOLDOUT)));

    rules.assessing(facts -> answer(new Assessed("NEVER_HELD_OUT", risk(50).risk())));
    Decision important = decide(customer("c1", 30));
    assertThat(important.verdict()).isEqualTo(Verdict.ACT);
    assertThat(important.draws())
        .containsExactly(
            new Draw(Draw.HOLDOUT, Draw.HOLDOUT, List.of(Draw.Exclusion.TIER)),
            new Draw("spring", "control", List.of(Draw.Exclusion.TIER)));
  }

  /** Of all customers, whom the control arm takes. */
  private static Experiment experiment(String name, String salt, Set<String> actions) {
    return new Experiment(
        name,
        salt,
        100,
        LocalDate.parse("2026-01-01"),
        LocalDate.parse("2026-12-31"),
        actions,
        List.of(new Arm("control", 100, Set.of()), new Arm("treated", 0, actions)));
  }

  @Test
  void aTierThatIsNeverHeldOutIsNot() {
    rules.holdingOut(100).proposing(offer("cheap"));
    rules.assessing(facts -> answer(new Assessed("NEVER_HELD_OUT", risk(50).risk())));

    assertThat(decide(customer("c1", 30)).verdict()).isEqualTo(Verdict.ACT);
  }

  @Test
  void theHoldoutHoldsTheShareItIsGiven() {
    long heldOut =
        IntStream.range(0, 20_000).filter(i -> Share.contains("c" + i, "salt", 5)).count();

    // three standard deviations of a binomial draw
    assertThat(heldOut).isBetween(1000L - 93, 1000L + 93);
    assertThat(Share.contains("c1", "salt", 0)).isFalse();
  }

  @Test
  void doingNothingIsADecisionWithItsReason() {
    rules.proposing(nothing());

    Decision decision = decide(customer("c1", 30));

    assertThat(decision.verdict()).isEqualTo(Verdict.NO_ACTION);
    assertThat(losses(decision)).containsExactly(Optional.of(Loss.NOTHING_TO_DO));
  }

  @Test
  void twoRulesProposingTheSameGiveOneCandidate() {
    rules.proposing(offer("cheap"), offer("cheap"));

    assertThat(decide(customer("c1", 30)).candidates()).hasSize(1);
  }

  @Test
  void aManagerTaskIsAssigned() {
    rules.proposing(task("cancel-intent"));

    Action action = decide(customer("c1", 300)).actions().get(0);

    assertThat(action.task().orElseThrow().queue()).isEqualTo("desk");
  }

  @Test
  void aFailingRuleFailsItsOwnCaseOnly() {
    rules
        .assessing(
            facts ->
                facts.customerId().equals("poison")
                    ? failure("bad-rule")
                    : ScriptedRules.answer(risk(50)))
        .proposing(outreach());

    List<Evaluated<Decision>> decisions =
        DecisionMaker.decide(
            List.of(customer("c1", 30), customer("poison", 30), customer("c2", 30)), rules);

    assertThat(decisions.get(0)).isInstanceOf(Evaluated.Answer.class);
    assertThat(decisions.get(1)).isEqualTo(failure("bad-rule"));
    assertThat(decisions.get(2)).isInstanceOf(Evaluated.Answer.class);
  }

  @Test
  void aBatchDecidesAsItsCasesWouldAlone() {
    rules.proposing(
        one ->
            one.facts().customerId().hashCode() % 2 == 0
                ? List.<Proposal>of(offer("cheap"), task("x"))
                : List.of(outreach()));
    List<Facts> cases = IntStream.range(0, 50).mapToObj(i -> customer("c" + i, i)).toList();

    assertThat(DecisionMaker.decide(cases, rules))
        .isEqualTo(
            cases.stream().map(one -> DecisionMaker.decide(List.of(one), rules).get(0)).toList());
  }

  @Test
  void anIdPointsToItsShard() {
    String id = DecisionId.of("customer-7", "/crm", "42");

    assertThat(id).hasSize(34).isEqualTo(DecisionId.of("customer-7", "/crm", "42"));
    assertThat(DecisionId.shard(id)).isEqualTo(io.holdfast.vocabulary.StateShard.of("customer-7"));
    assertThat(id).isNotEqualTo(DecisionId.of("customer-7", "/crm4", "2"));
  }

  private Decision decide(Facts facts) {
    return DecisionMaker.decide(List.of(facts), rules)
        .get(0)
        .fold(decision -> decision, failure -> null);
  }

  private static List<Optional<Loss>> losses(Decision decision) {
    return decision.candidates().stream().map(Candidate::lostBecause).toList();
  }

  private static Facts customer(String id, double monthlyCharge) {
    return customer(id, Map.of("monthlyCharge", monthlyCharge));
  }

  private static Facts customer(String id, Map<String, Object> profile) {
    Signal signal =
        new Signal("s1", "/test", ScriptedRules.USAGE_DROP, NOW, NOW, id, Map.of("dropPct", 60.0));
    return new Facts(
        signal,
        profile,
        Map.of(),
        new Contacts(List.of(), NOW),
        new Consents(Map.of()),
        Optional.empty(),
        List.of(),
        false,
        NOW);
  }
}
