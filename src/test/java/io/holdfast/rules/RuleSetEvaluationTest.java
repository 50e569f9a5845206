package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Assessed;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.Proposed;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.decision.RuleEvaluator.AssessedCase;
import io.holdfast.decision.RuleEvaluator.CandidateCase;
import io.holdfast.decision.RuleEvaluator.TaskCase;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.RiskLevel;
import io.holdfast.vocabulary.TaskAssignment;
import io.holdfast.vocabulary.Veto;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSetEvaluationTest {
  private static final Map<String, Object> RICH =
      Map.of("monthlyCharge", 1200.0, "accountManager", "Wang Li");

  private static RuleSet ruleSet;

  @BeforeAll
  static void load(@TempDir Path directory) {
    ruleSet = RuleDirectory.in(directory).load();
  }

  private static RuleEvaluator rules() {
    return ruleSet.evaluator();
  }

  private static <T> T answer(List<Evaluated<T>> answers) {
    assertThat(answers).hasSize(1);
    return answers
        .get(0)
        .fold(
            value -> value,
            failure -> {
              throw new AssertionError(failure.toString());
            });
  }

  private static Assessed assess(Facts facts) {
    return answer(rules().assess(List.of(facts)));
  }

  @Test
  void pointsAddUpAndTheDriversAreSortedWithTheirReasonsAndFacts() {
    Facts drop =
        Cases.signal(
            "usage-drop",
            Map.of("dropPct", 45.5, "metric", "dataMb"),
            Map.of(),
            Map.of("maxDropPct90d", 60.0));

    Risk risk = assess(drop).risk();

    assertThat(risk.score()).isEqualTo(45);
    assertThat(risk.level()).isEqualTo(RiskLevel.MEDIUM);
    assertThat(risk.probability()).isEqualTo(0.01 + 0.19 * 45 / 50);
    assertThat(risk.drivers())
        .containsExactly(
            new Risk.Driver(
                30,
                new Reason(
                    "USAGE_DROP",
                    "usage-drop-deep",
                    Map.of("dropPct", 45.5, "history.maxDropPct90d", 60.0))),
            new Risk.Driver(
                15,
                new Reason(
                    "USAGE_METRIC", "assessment/metric.drl.csv:12", Map.of("metric", "dataMb"))));
  }

  @Test
  void aCaseNoRuleSpeaksOnIsLowAndOfTheDefaultTier() {
    Assessed assessed = assess(Cases.signal("complaint-opened", Map.of("ticketId", "t")));

    assertThat(assessed.tier()).isEqualTo("PUBLIC");
    assertThat(assessed.risk()).isEqualTo(new Risk(0, RiskLevel.LOW, 0.01, List.of()));
  }

  @Test
  void theScoreIsCutAtBothEnds() {
    Facts loyal =
        Cases.signal(
            "complaint-opened", Map.of("ticketId", "t"), RICH, Map.of("complaints30d", 1L));

    assertThat(assess(loyal).risk().score()).isZero();
    assertThat(assess(loyal).tier()).isEqualTo("KEY_ACCOUNT");
  }

  @Test
  void whatTheRiskAsksOfWhoTheCustomerIsIsKnown() {
    assertThat(rules().settings().terms().askedByRisk()).containsExactly("monthlyCharge");
  }

  @Test
  void anUnknownCustomerHasNoFieldsAtAllAndStopsNoRule() {
    assertThat(assess(Cases.signal("cancel-intent", Map.of())).risk().score()).isEqualTo(90);
  }

  @Test
  void everyKindOfActionCanBeProposed() {
    Facts facts = Cases.signal("complaint-opened", Map.of("ticketId", "t", "topic", "everything"));

    Proposed proposed = answer(rules().propose(List.of(new AssessedCase(facts, assess(facts)))));

    assertThat(proposed.contextWeight()).isEqualTo(3.0);
    assertThat(proposed.proposals())
        .extracting(Proposal::kind)
        .containsExactly(
            ActionKind.PROACTIVE_OUTREACH,
            ActionKind.SERVICE_FIX,
            ActionKind.INFORM,
            ActionKind.WIN_BACK,
            ActionKind.NO_ACTION,
            ActionKind.MANAGER_TASK);
    assertThat(proposed.proposals())
        .extracting(Proposal::actionClass)
        .containsExactly(
            ActionClass.DEFAULT,
            ActionClass.TRANSACTIONAL,
            ActionClass.MANDATORY,
            ActionClass.DEFAULT,
            ActionClass.DEFAULT,
            ActionClass.MANDATORY);
    assertThat(proposed.proposals())
        .extracting(Proposal::purpose)
        .containsExactly("marketing", "service", "service", "marketing", "marketing", "service");
  }

  @Test
  void aProposalCarriesOfferChannelAndReason() {
    Facts facts = Cases.signal("usage-drop", Map.of("dropPct", 50.0));

    Proposed proposed = answer(rules().propose(List.of(new AssessedCase(facts, assess(facts)))));

    Proposal offer = proposed.proposals().get(0);
    assertThat(offer.kind()).isEqualTo(ActionKind.TAILORED_OFFER);
    assertThat(offer.offerId()).contains("data-10gb");
    assertThat(offer.channel()).contains("sms");
    assertThat(offer.reason())
        .isEqualTo(new Reason("USAGE_DROP", "offer-data", Map.of("dropPct", 50.0)));
  }

  @Test
  void aPolicyRefusesWithItsCodeAndReason() {
    Facts facts =
        Cases.signal("usage-drop", Map.of("dropPct", 50.0), Map.of("vulnerable", true), Map.of());
    AssessedCase assessed = new AssessedCase(facts, assess(facts));
    Proposal offer = answer(rules().propose(List.of(assessed))).proposals().get(0);
    Economics economics = new Economics(0.1, 0.1, 0, 100, 6, 0.1, 1, 1, 1, 1, true);

    List<Veto> vetoes =
        answer(rules().veto(List.of(new CandidateCase(assessed, offer, economics))));

    assertThat(vetoes)
        .containsExactly(
            new Veto("P1", new Reason("NO_CONSENT", "consent", Map.of())),
            new Veto(
                "P11",
                new Reason(
                    "VULNERABLE",
                    "vulnerable",
                    Map.of("offer.id", "data-10gb", "offer.cost", 6.0))));
  }

  @Test
  void aTaskOfAKeyAccountGoesToItsManager() {
    Facts facts = Cases.signal("cancel-intent", Map.of(), RICH, Map.of("complaints30d", 0L));

    assertThat(assign(facts))
        .isEqualTo(
            new TaskAssignment(
                "key-account-desk",
                Optional.of("Wang Li"),
                Cases.NOW.plus(Duration.ofHours(4)),
                1,
                "save-call",
                List.of("data-10gb")));
  }

  @Test
  void aTaskNobodySaysMoreAboutIsDueInADay() {
    Facts facts = Cases.signal("cancel-intent", Map.of());

    assertThat(assign(facts))
        .isEqualTo(
            new TaskAssignment(
                "care-desk",
                Optional.empty(),
                Cases.NOW.plus(Duration.ofDays(1)),
                3,
                "",
                List.of("data-10gb")));
  }

  private static TaskAssignment assign(Facts facts) {
    AssessedCase assessed = new AssessedCase(facts, assess(facts));
    Proposal task = answer(rules().propose(List.of(assessed))).proposals().get(0);
    return answer(rules().assign(List.of(new TaskCase(assessed, task))));
  }

  @Test
  void parametersAndSettingsAreThoseOfTheDay() {
    assertThat(rules().settings().customerValue().marginPct().value()).isEqualTo(40);
    assertThat(
            ruleSet
                .asOf(Instant.parse("2027-03-01T00:00:00Z"))
                .evaluator()
                .settings()
                .customerValue()
                .marginPct()
                .value())
        .isEqualTo(35);
    assertThat(rules().settings().contactCosts().get("sms").value()).isEqualTo(0.1);
    assertThat(rules().settings().contactCosts().get("MANAGER_TASK").value()).isEqualTo(12.0);
  }

  @Test
  void theWholeDecisionIsMadeByTheRules() {
    Facts facts = Cases.signal("cancel-intent", Map.of(), RICH, Map.of("complaints30d", 0L));

    Decision decision = answer(DecisionMaker.decide(List.of(facts), rules()));

    assertThat(decision.verdict()).isEqualTo(Decision.Verdict.ACT);
    assertThat(decision.ruleSet()).isEqualTo(ruleSet.version());
    assertThat(decision.actions().get(0).task().orElseThrow().queue())
        .isEqualTo("key-account-desk");
  }

  @Test
  void aSignalOfATypeThisVersionDoesNotKnowFailsAlone() {
    List<Evaluated<Assessed>> answers =
        rules()
            .assess(
                List.of(
                    Cases.signal("cancel-intent", Map.of()),
                    Cases.signal("unheard-of", Map.of()),
                    Cases.signal("cancel-intent", Map.of())));

    assertThat(answers.get(0)).isInstanceOf(Evaluated.Answer.class);
    assertThat(answers.get(1).toString()).contains("UNDECLARED_TYPE", "unheard-of");
    assertThat(answers.get(2)).isInstanceOf(Evaluated.Answer.class);
  }
}
