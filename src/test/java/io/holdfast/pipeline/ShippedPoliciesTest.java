package io.holdfast.pipeline;

import static io.holdfast.pipeline.ShippedRules.RULES;
import static io.holdfast.pipeline.ShippedRules.competitor;
import static io.holdfast.pipeline.ShippedRules.complaint;
import static io.holdfast.pipeline.ShippedRules.customer;
import static io.holdfast.pipeline.ShippedRules.due;
import static io.holdfast.pipeline.ShippedRules.keyAccount;
import static io.holdfast.pipeline.ShippedRules.marketable;
import static io.holdfast.pipeline.ShippedRules.usageDrop;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Candidate;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Decision.Verdict;
import io.holdfast.pipeline.CustomerStory.Told;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the shipped policies refuse, one after the other. */
class ShippedPoliciesTest {

  @Test
  void p1NobodyIsApproachedWithoutConsent() {
    assertThat(customer().when("usage-drop", usageDrop(85)).policies()).contains("P1");
    assertThat(
            marketable()
                .consents("marketing", "app", false)
                .when("usage-drop", usageDrop(85))
                .actions())
        .containsExactly("TAILORED_OFFER data-10gb-3m email");
  }

  @Test
  void p2NothingIsSoldToWhoOwes() {
    assertThat(marketable().when("payment-problem", Map.of("daysOverdue", 35L)).candidates())
        .noneMatch(words -> words.startsWith("TAILORED_OFFER"));
  }

  @Test
  void p3TheSameFactsGiveTheSameOffersWhateverTheTier() {
    List<String> large =
        offers(
            marketable().with("segment", "BUSINESS").when("competitor-offer", competitor("price")));
    List<String> small = offers(marketable().when("competitor-offer", competitor("price")));

    assertThat(large).isEqualTo(small).isNotEmpty();
  }

  private static List<String> offers(Told told) {
    return told.candidates().stream().filter(w -> w.startsWith("TAILORED_OFFER")).sorted().toList();
  }

  @Test
  void p5NobodyIsContactedTwiceADay() {
    Told told =
        marketable()
            .earlier(0, "usage-drop", usageDrop(85))
            .when("competitor-offer", competitor("speed"));

    assertThat(told.policies()).contains("P5");
    assertThat(told.actions()).noneMatch(words -> words.startsWith("TAILORED_OFFER"));
  }

  @Test
  void p5AKeyAccountHearsFromItsManagerOnly() {
    Told told = keyAccount().allowsMarketing().when("competitor-offer", competitor("price"));

    assertThat(told.policies()).contains("P5");
    assertThat(told.actions()).containsExactly("MANAGER_TASK competitor-offer");
  }

  @Test
  void p5ACountrysLimitTellsWhenTheNextCallIsPossible() {
    Told told =
        marketable()
            .earlier(2, "usage-drop", usageDrop(85))
            .when("satisfaction-score", Map.of("instrument", "NPS", "score", 1.0));

    assertThat(told.decision().candidates())
        .flatExtracting(Candidate::vetoes)
        .extracting(veto -> RULES.wording().reason(veto.reason()).get("en"))
        .anyMatch(
            text -> text.contains("country allows") && text.contains("next possible Wed Nov 25"));
  }

  @Test
  void p6TheSameKindOfOfferIsNotMadeAgainWithinAMonth() {
    Told told =
        marketable()
            .earlier(20, "usage-drop", usageDrop(85))
            .when("competitor-offer", competitor("data"));

    assertThat(told.policies()).contains("P6");
  }

  @Test
  void p6WhoSaidNoIsLeftInPeace() {
    Told told =
        marketable()
            .earlier(11, "usage-drop", usageDrop(85))
            .outcome(10, "declined")
            .when("competitor-offer", competitor("speed"));

    assertThat(told.policies()).contains("P6");
  }

  @Test
  void p6NothingIsSoldWhileAComplaintIsOpen() {
    Told told =
        marketable()
            .earlier(3, "complaint-opened", complaint("T1", 2))
            .when("usage-drop", usageDrop(85));

    assertThat(told.policies()).containsExactly("P6");
    assertThat(told.actions()).isEmpty();
  }

  @Test
  void p8AnActionMustNotCostMoreThanItsShareOfWhatTheCustomerIsWorth() {
    Told told =
        marketable().with("monthlyCharge", 8.0).when("competitor-offer", competitor("device"));

    assertThat(told.policies()).contains("P8");
  }

  @Test
  void p9AnotherOperatorsRequestTriggersNeitherOfferNorCall() {
    for (String country : List.of("US", "CN", "GB", "DE")) {
      Told told =
          marketable()
              .with("jurisdiction", country)
              .when(
                  "portability-request",
                  Map.of("requestId", "NP1", "provenance", "porting-process"));

      assertThat(told.actions()).containsExactly("INFORM porting-confirmation sms");
    }
  }

  @Test
  void p9WhatHappensDuringAPortIsNotUsedEither() {
    Told told = porting("DE").when("usage-drop", usageDrop(85));

    assertThat(told.policies()).contains("P9");
    assertThat(told.actions()).isEmpty();
  }

  @Test
  void p9InChinaNotEvenTheCustomersOwnWordOpensASpecialPlan() {
    Told china = porting("CN").when("competitor-offer", competitor("data"));
    Told germany = porting("DE").when("competitor-offer", competitor("data"));

    assertThat(china.policies()).contains("P9");
    assertThat(germany.policies()).doesNotContain("P9");
  }

  private static CustomerStory porting(String country) {
    return marketable()
        .with("jurisdiction", country)
        .earlier(
            3, "portability-request", Map.of("requestId", "NP1", "provenance", "porting-process"));
  }

  @Test
  void p10TheHoldoutIsLeftAloneButNotInItsComplaints() {
    String heldOut = heldOut();
    Told offer =
        CustomerStory.of(heldOut, RULES.evaluator())
            .allowsMarketing()
            .when("usage-drop", usageDrop(85));
    Told complaint =
        CustomerStory.of(heldOut, RULES.evaluator()).when("complaint-opened", complaint("T1", 4));

    assertThat(offer.decision().verdict()).isEqualTo(Verdict.HOLDOUT);
    assertThat(complaint.actions()).contains("MANAGER_TASK complaint");
  }

  private static String heldOut() {
    for (int i = 0; i < 1_000; i++) {
      String id = "C-" + i;
      Told told =
          CustomerStory.of(id, RULES.evaluator())
              .allowsMarketing()
              .when("usage-drop", usageDrop(85));
      if (told.decision().verdict() == Verdict.HOLDOUT) {
        return id;
      }
    }
    throw new AssertionError("Nobody is held out");
  }

  @Test
  void p11ProtectedPeopleAreNotMarketedTo() {
    for (String protection :
        List.of("vulnerable", "minor", "deceased", "litigation", "fraudSuspected")) {
      Told told = marketable().with(protection, true).when("usage-drop", usageDrop(85));

      assertThat(told.policies()).as(protection).contains("P11");
    }
  }

  @Test
  void p12AKeyAccountsComplaintIsSeenToWithinAWorkingDayABusinesssWithinTwo() {
    assertThat(due(keyAccount().when("complaint-opened", complaint("T1", 3))))
        .isEqualTo("2026-11-23T11:00:00");
    assertThat(
            due(
                customer()
                    .with("segment", "BUSINESS")
                    .when("complaint-opened", complaint("T1", 3))))
        .isEqualTo("2026-11-23T11:00:00");
  }

  @Test
  void p13ACustomerHoldsOneOfferAtATime() {
    Told told =
        marketable()
            .earlier(10, "usage-drop", usageDrop(85))
            .when("competitor-offer", competitor("speed"));

    assertThat(told.policies()).contains("P13");
  }

  @Test
  void p17ASatisfiedCustomerOfManyYearsIsNotWoken() {
    Told told =
        marketable()
            .with("tenureMonths", 48L)
            .earlier(
                30,
                "satisfaction-score",
                Map.of("instrument", "NPS", "score", 9.0, "satisfactionPct", 90.0))
            .when("usage-drop", usageDrop(50));

    assertThat(told.policies()).contains("P17");
    assertThat(told.actions()).isEmpty();
  }

  @Test
  void p18OldNewsIsNoOccasionToCall() {
    Told told = marketable().whenLate(9, "usage-drop", usageDrop(85));

    assertThat(told.policies()).contains("P18");
    assertThat(told.actions()).isEmpty();
  }

  @Test
  void p19WhoHasLeftIsOnlyInvitedBack() {
    Told told =
        marketable()
            .earlier(5, "customer-left", Map.of("reasonCode", "PRICE"))
            .when("usage-drop", usageDrop(85));

    assertThat(told.policies()).contains("P19");
    assertThat(told.actions()).isEmpty();
  }

  @Test
  void aMonthOfFallingUsageBringsAKeyAccountOneCallAFortnightHoweverOftenItAnswers() {
    CustomerStory story = keyAccount();

    for (int daysAgo = 30; daysAgo > 0; daysAgo--) {
      int before = story.decisions().size();
      story.earlier(daysAgo, "usage-drop", usageDrop(60));
      if (!story.decisions().get(before).actions().isEmpty()) {
        story.outcome(daysAgo, "answered");
      }
    }

    assertThat(story.decisions())
        .flatExtracting(Decision::actions)
        .filteredOn(action -> action.task().isPresent())
        .hasSize(3);
  }

  @Test
  void whoStaysHasAnsweredTheManager() {
    CustomerStory story = keyAccount().earlier(3, "usage-drop", usageDrop(60));
    String task = story.decisions().get(0).actions().get(0).id();
    story.earlier(2, "customer-retained", Map.of("actionId", task));

    assertThat(story.when("usage-drop", usageDrop(60)).actions()).isEmpty();
  }
}
