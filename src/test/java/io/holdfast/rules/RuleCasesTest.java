package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.RuleLimits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What analysts write beside rules and rows, and what they are told when it does not hold. */
class RuleCasesTest {
  private static final String USAGE = "assessment/usage.tests.yaml";
  private static final String METRIC = "assessment/metric.tests.yaml";

  private RuleDirectory rules;

  @BeforeEach
  void copy(@TempDir Path directory) {
    rules = RuleDirectory.in(directory);
  }

  private List<String> errors(String file, String text) {
    return rules.write(file, text).errors().stream()
        .map(error -> error.replaceFirst("(yaml:\\d+):\\d+:", "$1:"))
        .toList();
  }

  private static String oneCase(String... lines) {
    return "cases:\n  - name: it is so\n    " + String.join("\n    ", lines) + "\n";
  }

  @Test
  void aCaseThatHoldsIsNoFinding() {
    assertThat(
            errors(
                USAGE,
                """
                cases:
                  - name: a drop above the usual is a risk
                    given: {signal: usage-drop, dropPct: 40}
                    fires: usage-drop-deep
                    not if: {dropPct: [39.9, 0]}
                    expect: {risk: 30}
                """))
        .isEmpty();
  }

  @Test
  void aCaseThatDoesNotHoldSaysWhatWasExpectedAndWhatCame() {
    assertThat(
            errors(
                USAGE,
                oneCase("given: {signal: usage-drop, dropPct: 39}", "fires: usage-drop-deep")))
        .singleElement()
        .asString()
        .startsWith(
            "assessment/usage.tests.yaml:2: The case 'it is so' does not hold: expected"
                + " 'usage-drop-deep' (assessment/usage.dslr:1) to fire, but it does not:");
  }

  @Test
  void aRuleThatFiresWhereItShouldNotIsNamed() {
    assertThat(
            errors(
                USAGE,
                oneCase(
                    "given: {signal: usage-drop, dropPct: 40}",
                    "fires: usage-drop-deep",
                    "not if: {dropPct: 41}")))
        .singleElement()
        .asString()
        .contains("it is so - but not if dropPct 41", "not to fire, but it does");
  }

  @Test
  void riskAndTierAreExplainedByWhatMadeThemUp() {
    assertThat(
            errors(
                USAGE,
                oneCase(
                    "given: {signal: usage-drop, dropPct: 50, metric: voiceMin}",
                    "expect: {risk: 30, tier: KEY_ACCOUNT}")))
        .singleElement()
        .asString()
        .contains("expected 30 risk points, but there are 37: +30 USAGE_DROP (usage-drop-deep), +7")
        .contains("expected the tier KEY_ACCOUNT, but it is PUBLIC");
  }

  @Test
  void wholeDecisionsCanBeExpected() {
    assertThat(
            errors(
                "ruleset.tests.yaml",
                """
                given: {signal: usage-drop, customer: {monthlyCharge: 100}}
                cases:
                  - name: with consent more data is offered
                    given: {dropPct: 50, consents.marketing: yes}
                    expect: {chosen: Propose the offer data-10gb by sms because USAGE_DROP}
                  - name: without, nothing
                    given: {dropPct: 50}
                    expect: {refused: {P1: NO_CONSENT}, chosen: nothing}
                  - name: who wants to leave is called, and key accounts by their manager
                    given:
                      signal: cancel-intent
                      customer: {monthlyCharge: 2000, accountManager: m.brandt}
                    expect:
                      chosen: Ask a manager about save-call because CANCEL_INTENT
                      assigned:
                        queue: key-account-desk
                        owner: m.brandt
                        dueWithin: PT4H
                        priority: 1
                        playbook: save-call
                        mayOffer: data-10gb
                """))
        .isEmpty();
  }

  @Test
  void aRefusedActionIsExplained() {
    assertThat(
            errors(
                "ruleset.tests.yaml",
                oneCase(
                    "given: {signal: usage-drop, dropPct: 50, customer.monthlyCharge: 100}",
                    "expect: {chosen: Propose the offer data-10gb by sms because USAGE_DROP}")))
        .singleElement()
        .asString()
        .contains(
            "but nothing is chosen",
            "but refused by P1 because NO_CONSENT: 'consent' (policies/consent.dslr:1)");
  }

  @Test
  void aQuestionThatIsNotSoTellsWhatItWasAnsweredFrom() {
    assertThat(
            errors(
                "proposals/offers.tests.yaml",
                oneCase("given: {signal: usage-drop, risk: 12}", "fires: offer-data")))
        .singleElement()
        .asString()
        .contains("it does not: 'the risk is at least MEDIUM' is not so: risk was LOW (score 12)");
  }

  @Test
  void whatWasExplainedIsNotExplainedAgain() {
    assertThat(
            errors(
                "proposals/offers.tests.yaml",
                oneCase(
                    "given: {signal: usage-drop, risk: 12}",
                    "fires: offer-data",
                    "expect: {proposed: Propose the offer data-10gb by sms because USAGE_DROP}")))
        .singleElement()
        .asString()
        .containsOnlyOnce("risk was LOW (score 12)")
        .contains("does not fire, as said above");
  }

  @Test
  void severalChannelsAreToldInOneSentence() {
    String offer = "Propose the offer data-10gb by sms because USAGE_DROP";
    rules.edit("proposals/offers.dslr", offer, offer + "\n  " + offer.replace("sms", "app"));

    assertThat(
            errors(
                "proposals/offers.tests.yaml",
                oneCase("given: {signal: usage-drop, risk: HIGH}", "expect: {proposed: nothing}")))
        .singleElement()
        .asString()
        .contains("proposed is 'Propose the offer data-10gb by sms or app because USAGE_DROP'");
  }

  @Test
  void signalsBeforeAreCounted() {
    assertThat(
            errors(
                USAGE,
                oneCase(
                    "given: {signal: complaint-opened, earlier: [{signal: complaint-opened, ago: 29d}]}",
                    "fires: complaint-repeated",
                    "not if:",
                    "  - {earlier: [{signal: complaint-opened, ago: 31d}]}",
                    "  - {history.complaints30d: 1}")))
        .isEmpty();
  }

  @Test
  void whatAnEarlierStageFindsCanBeGiven() {
    assertThat(
            errors(
                "proposals/offers.tests.yaml",
                oneCase(
                    "given: {signal: usage-drop, risk: MEDIUM}",
                    "fires: offer-data",
                    "not if: {risk: [LOW, 24]}")))
        .isEmpty();
    assertThat(
            errors(
                "policies/consent.tests.yaml",
                oneCase(
                    "given: {signal: usage-drop, action: 'Propose the offer data-10gb by sms because USAGE_DROP'}",
                    "fires: consent",
                    "not if: {consents.marketing.sms: yes}")))
        .isEmpty();
    assertThat(
            errors(
                "assignment/queues.tests.yaml",
                oneCase(
                    "given: {signal: usage-drop, task: save-call, tier: KEY_ACCOUNT}",
                    "fires: [queue-any, queue-key]",
                    "expect: {assigned: {dueWithin: PT4H}}")))
        .isEmpty();
  }

  @Test
  void aTableIsCoveredByExamplesOfItsRows() {
    assertThat(
            errors(
                METRIC,
                """
                given: {signal: usage-drop}
                rows:
                  small data drop: {metric: dataMb, dropPct: [10, 39.9]}
                  big data drop: {metric: dataMb, dropPct: 40}
                  any voice drop: {metric: voiceMin, dropPct: 0}
                  none: {metric: dataMb, dropPct: 9.9}
                """))
        .isEmpty();
  }

  @Test
  void aRowThatFiresBesideTheOneNamedIsFound() {
    assertThat(
            errors(
                METRIC,
                """
                given: {signal: usage-drop}
                rows:
                  small data drop: {metric: dataMb, dropPct: 40}
                """))
        .singleElement()
        .asString()
        .contains("'small data drop' (assessment/metric.drl.csv:11) to fire, but it does not")
        .contains("'big data drop' (assessment/metric.drl.csv:12) not to fire, but it does");
  }

  @Test
  void everythingMisspeltIsFoundWithTheNearestName() {
    List<String> errors =
        errors(
            USAGE,
            """
            given: {signal: usage-drop, customer.monthlyCharg: 5}
            case: []
            cases:
              - name: a
                given: {dropPtc: 3, history.complaint30d: 2, consents.marketing: perhaps}
                fires: usage-drop-deeep
              - name: b
                given: {signal: usage-dorp}
                fires: loyal
              - name: c
                given: {dropPct: 120}
                expected: nothing
              - name: d
                expect: {chosen: Propose the ofer data-10gb by sms because USAGE_DROP}
              - name: e
                given: {task: save-cal}
                expect: {refused: {P1: NO_CONSENTS}, assigned: {queue: care-dek}, risk: HIHG}
              - name: f
                given: {action: Propose the offer data-1gb by sms because USAGE_DROP}
                expect: noting
            """);

    assertThat(errors)
        .anySatisfy(
            e ->
                assertThat(e)
                    .contains(":1: 'Customer' has no 'monthlyCharg'. Nearest: monthlyCharge."))
        .anySatisfy(
            e -> assertThat(e).contains(":2: Nothing is called 'case' here. Nearest: cases."))
        .anySatisfy(
            e -> assertThat(e).contains(":5: 'usage-drop' has no 'dropPtc'. Nearest: dropPct."))
        .anySatisfy(
            e ->
                assertThat(e)
                    .contains(":5: 'History' has no 'complaint30d'. Nearest: complaints30d."))
        .anySatisfy(
            e -> assertThat(e).contains(":5: 'consents.marketing' must be yes, no or unknown."))
        .anySatisfy(
            e ->
                assertThat(e)
                    .contains(":6: There is no rule 'usage-drop-deeep'. Nearest: usage-drop-deep"))
        .anySatisfy(
            e -> assertThat(e).contains(":8: 'usage-dorp' cannot be signal. Nearest: usage-drop."))
        .anySatisfy(e -> assertThat(e).contains(":11: dropPct: must be 0 to 100 percent, not 120."))
        .anySatisfy(
            e -> assertThat(e).contains(":12: Nothing is called 'expected' here. Nearest: expect."))
        .anySatisfy(
            e -> assertThat(e).contains(":14: There is no such sentence: 'Propose the ofer"))
        .anySatisfy(
            e -> assertThat(e).contains(":16: There is no cause 'save-cal'. Nearest: save-call."))
        .anySatisfy(
            e ->
                assertThat(e)
                    .contains(":17: There is no reason 'NO_CONSENTS'. Nearest: NO_CONSENT."))
        .anySatisfy(
            e -> assertThat(e).contains(":17: There is no queue 'care-dek'. Nearest: care-desk."))
        .anySatisfy(e -> assertThat(e).contains(":17: 'HIHG' cannot be risk. Nearest: HIGH."))
        .anySatisfy(
            e -> assertThat(e).contains(":19: There is no offer 'data-1gb'. Nearest: data-10gb."))
        .anySatisfy(
            e -> assertThat(e).contains(":20: 'noting' cannot be expect. Nearest: nothing."));
  }

  @Test
  void whileTheRulesAreBrokenOnlyTheyAreSpokenOf() {
    rules.edit("assessment/usage.dslr", "Add 90 risk", "Ad 90 risk");

    assertThat(errors(USAGE, oneCase("given: {signal: cancel-intent}", "fires: cancel-intent")))
        .isNotEmpty()
        .noneMatch(error -> error.startsWith(USAGE));
  }

  @Test
  void casesStandBesideTheirRules() {
    assertThat(errors("assessment/usgae.tests.yaml", "cases: []\n"))
        .singleElement()
        .asString()
        .startsWith("assessment/usgae.tests.yaml: There are no rules beside this file");
  }

  @Test
  void aRuleWithoutCasesIsRefusedWhereTheyAreRequired() {
    rules.write(
        USAGE, oneCase("given: {signal: usage-drop, dropPct: 40}", "fires: usage-drop-deep"));

    Loaded loaded =
        new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.REQUIRED, () -> Cases.NOW)
            .load(rules.path());

    assertThat(loaded.ruleSet()).isEmpty();
    assertThat(loaded.findings())
        .allMatch(finding -> finding.code() == Finding.Code.MISSING_CASES)
        .hasSize(14)
        .extracting(Finding::toString)
        .contains(
            "assessment/usage.dslr:1:1: 'usage-drop-deep' has no case in which it does not fire."
                + " Write one in assessment/usage.tests.yaml.",
            "assessment/metric.drl.csv:11: 'small data drop' has no case in which it fires and none"
                + " in which it does not. Write one in assessment/metric.tests.yaml.");
  }

  @Test
  void casesBelongToTheVersion() {
    String before = rules.tryLoad().version();

    rules.write(USAGE, oneCase("given: {signal: cancel-intent}", "fires: cancel-intent"));

    assertThat(rules.load().version()).isNotEqualTo(before);
  }

  @Test
  void aFailingCaseKeepsAVersionFromBeingUsed() {
    rules.write(USAGE, oneCase("given: {signal: cancel-intent}", "expect: {risk: 1}"));

    assertThat(rules.tryLoad().ruleSet()).isEmpty();
  }
}
