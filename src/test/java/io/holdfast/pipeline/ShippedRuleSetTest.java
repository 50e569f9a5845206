package io.holdfast.pipeline;

import static io.holdfast.pipeline.ShippedRules.RULES;
import static io.holdfast.pipeline.ShippedRules.competitor;
import static io.holdfast.pipeline.ShippedRules.complaint;
import static io.holdfast.pipeline.ShippedRules.customer;
import static io.holdfast.pipeline.ShippedRules.due;
import static io.holdfast.pipeline.ShippedRules.keyAccount;
import static io.holdfast.pipeline.ShippedRules.marketable;
import static io.holdfast.pipeline.ShippedRules.task;
import static io.holdfast.pipeline.ShippedRules.usageDrop;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Action;
import io.holdfast.decision.Decision.Verdict;
import io.holdfast.pipeline.CustomerStory.Told;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the shipped rule set decides, told as an analyst would. */
class ShippedRuleSetTest {

  @Test
  void aSteepUsageDropIsAnsweredWithSomethingThatPays() {
    Told told = marketable().when("usage-drop", usageDrop(85));

    assertThat(told.drivers()).containsExactly("USAGE_DROP_DATA");
    assertThat(told.actions()).containsExactly("TAILORED_OFFER data-10gb-3m app");
  }

  @Test
  void aModerateUsageDropIsAnsweredWithAQuestion() {
    Told told = marketable().when("usage-drop", usageDrop(50));

    assertThat(told.actions()).containsExactly("PROACTIVE_OUTREACH is-all-well app");
  }

  @Test
  void aSmallUsageDropIsLeftAlone() {
    Told told = marketable().when("usage-drop", usageDrop(22));

    assertThat(told.decision().verdict()).isEqualTo(Verdict.NO_ACTION);
    assertThat(told.candidates()).containsExactly("NO_ACTION");
    assertThat(told.reasons()).containsExactly("LOW_RISK");
  }

  @Test
  void aReasonSpeaksBothLanguages() {
    Told told = marketable().when("usage-drop", usageDrop(62));

    assertThat(RULES.wording().reason(told.decision().risk().drivers().get(0).reason()))
        .containsEntry("en", "Usage of mobile data fell by 62 % in 14 days")
        .containsEntry("zh-CN", "移动流量在 14 天内下降 62%");
  }

  @Test
  void aPrepaidCustomerWhoFallsSilentGetsATopUpBonus() {
    Told told =
        marketable()
            .with("paymentType", "prepaid")
            .with("contract", "month-to-month")
            .when("inactivity", Map.of("kind", "topUp", "daysSinceLastEvent", 65L));

    assertThat(told.actions()).containsExactly("TAILORED_OFFER topup-bonus-50 email");
  }

  @Test
  void whoIsNotInTheAppIsNotBothered() {
    Told told = marketable().when("inactivity", Map.of("kind", "login", "daysSinceLastEvent", 90L));

    assertThat(told.decision().verdict()).isEqualTo(Verdict.NO_ACTION);
  }

  @Test
  void aLateTopUpGetsABonus() {
    Told told =
        marketable()
            .with("contract", "month-to-month")
            .when("topup-decline", Map.of("gapDays", 40L));

    assertThat(told.actions()).containsExactly("TAILORED_OFFER topup-bonus-50 app");
  }

  @Test
  void aSeriousComplaintIsExpeditedConfirmedAndGivenToAPerson() {
    Told told = customer().when("complaint-opened", complaint("T1", 4));

    assertThat(told.actions())
        .containsExactlyInAnyOrder(
            "SERVICE_FIX expedite-ticket",
            "INFORM complaint-receipt sms",
            "MANAGER_TASK complaint");
    assertThat(task(told).queue()).isEqualTo("complaints-desk");
  }

  @Test
  void aMildComplaintIsConfirmedAndNobodySellsAnything() {
    Told told = marketable().when("complaint-opened", complaint("T1", 2));

    assertThat(told.actions()).containsExactly("INFORM complaint-receipt sms");
  }

  @Test
  void theSecondComplaintWithinAMonthGetsAPerson() {
    Told told =
        customer()
            .earlier(10, "complaint-opened", complaint("T1", 2))
            .when("complaint-opened", complaint("T2", 2));

    assertThat(told.drivers()).contains("COMPLAINT_REPEATED");
    assertThat(told.actions()).contains("MANAGER_TASK complaint");
  }

  @Test
  void aReopenedComplaintGetsAnExpertAndAPerson() {
    Told told =
        customer()
            .earlier(5, "complaint-opened", complaint("T1", 3))
            .earlier(2, "complaint-resolved", Map.of("ticketId", "T1"))
            .when("complaint-reopened", Map.of("ticketId", "T1"));

    assertThat(told.actions())
        .containsExactlyInAnyOrder("SERVICE_FIX assign-expert", "MANAGER_TASK complaint");
  }

  @Test
  void aSettledComplaintIsToldToTheCustomer() {
    Told told =
        customer()
            .earlier(2, "complaint-opened", complaint("T1", 3))
            .when("complaint-resolved", Map.of("ticketId", "T1"));

    assertThat(told.actions()).containsExactly("INFORM complaint-resolved sms");
  }

  @Test
  void whoHasToAskAgainAndAgainGetsOnePerson() {
    Told told = customer().when("repeat-contact", Map.of("times", 4L, "windowDays", 7L));

    assertThat(told.actions())
        .containsExactlyInAnyOrder("SERVICE_FIX single-owner", "MANAGER_TASK complaint");
  }

  @Test
  void aBadSurveyAnswerIsFollowedUpInPerson() {
    Told told =
        customer()
            .with("monthlyCharge", 300.0)
            .when("satisfaction-score", Map.of("instrument", "NPS", "score", 2.0));

    assertThat(told.actions()).containsExactly("MANAGER_TASK dissatisfied");
  }

  @Test
  void aRoamingBillIsReviewedExplainedAndCheaperNextTime() {
    Told told = marketable().when("bill-shock", Map.of("risePct", 150.0, "cause", "roaming"));

    assertThat(told.actions())
        .containsExactlyInAnyOrder(
            "SERVICE_FIX roaming-goodwill-review",
            "INFORM bill-explained email",
            "TAILORED_OFFER roaming-pack-12m app");
  }

  @Test
  void ourOwnBillingErrorIsCorrectedAndNothingIsSold() {
    Told told = marketable().when("bill-shock", Map.of("risePct", 150.0, "cause", "error"));

    assertThat(told.actions())
        .containsExactlyInAnyOrder("SERVICE_FIX correct-bill", "INFORM bill-explained email");
  }

  @Test
  void aNetworkDownForADayIsCredited() {
    Told told = customer().when("network-degradation", Map.of("minutesDown", 1500.0));

    assertThat(told.actions()).contains("SERVICE_FIX outage-credit");
  }

  @Test
  void aBusinessWhoseNetworkIsDownHearsFromAPersonWithinEightWorkingHours() {
    Told told =
        customer()
            .with("segment", "BUSINESS")
            .when("network-degradation", Map.of("minutesDown", 90.0));

    assertThat(told.actions()).contains("MANAGER_TASK network-trouble");
    assertThat(due(told)).isEqualTo("2026-11-23T09:00:00");
  }

  @Test
  void anOutageIsOwnedUpTo() {
    Told told = customer().when("outage", Map.of("minutesDown", 45.0));

    assertThat(told.actions()).containsExactly("INFORM outage-notice sms");
  }

  @Test
  void theBestTariffIsNamedBeforeAContractEnds() {
    Told told = customer().when("contract-ending", Map.of("daysLeft", 30L));

    assertThat(told.actions()).containsExactly("INFORM best-tariff-notice email");
  }

  @Test
  void aRenewalIsOfferedWhereItPays() {
    Told told = marketable().when("contract-ending", Map.of("daysLeft", 30L));

    assertThat(told.actions())
        .containsExactlyInAnyOrder(
            "INFORM best-tariff-notice email", "TAILORED_OFFER renewal-12m app");
  }

  @Test
  void aContractThatHasEndedIsSaidToHaveEnded() {
    Told told = marketable().when("contract-ending", Map.of("daysLeft", -2L));

    assertThat(told.actions()).containsExactly("TAILORED_OFFER renewal-12m app");
    assertThat(ShippedRules.wording().reason(told.decision().actions().get(0).proposal().reason()))
        .containsEntry("en", "The contract ended 2 days ago; the customer may leave any day")
        .containsEntry("zh-CN", "合约已于 2 天前到期，客户随时可以离网");
  }

  @Test
  void aBetterPlanIsToldUnasked() {
    Told told =
        customer().when("plan-misfit", Map.of("betterPlanId", "mobile-m", "overspendMonthly", 9.5));

    assertThat(told.actions()).containsExactly("INFORM better-plan email");
  }

  @Test
  void aCompetitorsOfferIsAnsweredInKind() {
    Told told = marketable().when("competitor-offer", competitor("data"));

    assertThat(told.candidates()).contains("TAILORED_OFFER data-10gb-3m sms");
    assertThat(told.actions()).containsExactly("TAILORED_OFFER data-10gb-3m app");
  }

  @Test
  void hearsayIsNoGroundToCall() {
    Told told =
        marketable()
            .when("competitor-offer", Map.of("offerKind", "price", "provenance", "third-party"));

    assertThat(told.decision().verdict()).isEqualTo(Verdict.NO_ACTION);
  }

  @Test
  void whoWantsToLeaveIsCalledWithinADay() {
    Told told = customer().when("cancel-intent", Map.of("reasonCode", "PRICE", "channel", "call"));

    assertThat(told.actions()).containsExactly("MANAGER_TASK cancel-intent");
    assertThat(task(told).queue()).isEqualTo("save-desk");
    assertThat(task(told).playbook()).isEqualTo("cancel-intent");
    assertThat(task(told).mayOffer()).contains("discount-10-12m", "renewal-12m");
    assertThat(due(told)).isEqualTo("2026-11-21T11:00:00");
  }

  @Test
  void aKeyAccountThatWantsToLeaveHearsFromItsManagerWithinFourHours() {
    Told told = keyAccount().when("cancel-intent", Map.of("reasonCode", "COMPETITOR"));

    assertThat(told.actions()).containsExactly("MANAGER_TASK cancel-intent");
    assertThat(task(told).owner()).contains("m.brandt");
    assertThat(task(told).priority()).isEqualTo(1);
    assertThat(due(told)).isEqualTo("2026-11-20T15:00:00");
  }

  @Test
  void whoLeftMayBeInvitedBackWithAConsentOfItsOwn() {
    Told asked =
        customer()
            .consents("win-back", "*", true)
            .when("customer-left", Map.of("reasonCode", "COMPETITOR"));
    Told notAsked = marketable().when("customer-left", Map.of("reasonCode", "COMPETITOR"));

    assertThat(asked.actions()).containsExactly("WIN_BACK winback-welcome email");
    assertThat(notAsked.actions()).isEmpty();
    assertThat(notAsked.policies()).containsExactly("P1");
  }

  @Test
  void whoStaysAfterAllIsLeftInPeace() {
    Told told =
        marketable()
            .earlier(5, "cancel-intent", Map.of("reasonCode", "PRICE"))
            .when("customer-retained", Map.of());

    assertThat(told.decision().verdict()).isEqualTo(Verdict.NO_ACTION);
  }

  @Test
  void aVulnerableCustomerAtRiskIsLookedAfterAndNotMarketedTo() {
    Told told = marketable().with("vulnerable", true).when("usage-drop", usageDrop(85));

    assertThat(told.actions()).containsExactly("MANAGER_TASK vulnerable-customer");
    assertThat(task(told).queue()).isEqualTo("care-desk");
    assertThat(told.policies()).contains("P11");
  }

  @Test
  void theFamilyOfACustomerWhoDiedHearsFromAPersonAndGetsNoBill() {
    Told told = customer().when("life-event", Map.of("kind", "deceased"));

    assertThat(told.actions())
        .containsExactlyInAnyOrder("SERVICE_FIX stop-billing", "MANAGER_TASK bereavement");
  }

  @Test
  void aKeyAccountWhoseServiceLevelWasMissedHearsFromItsManager() {
    Told told = keyAccount().when("relationship-risk", Map.of("kind", "sla-breach"));

    assertThat(told.actions()).containsExactly("MANAGER_TASK key-account-risk");
    assertThat(task(told).owner()).contains("m.brandt");
  }

  @Test
  void aWellOverdueBillGoesToAPersonAndNothingIsSold() {
    Told told = marketable().when("payment-problem", Map.of("daysOverdue", 35L));

    assertThat(told.actions())
        .containsExactlyInAnyOrder("INFORM payment-reminder sms", "MANAGER_TASK payment-problem");
  }

  @Test
  void consentsAndOutcomesAreNotedOnly() {
    Told consent =
        customer()
            .when(
                "consent-changed",
                Map.of("purpose", "marketing", "channel", "sms", "granted", true));
    Told outcome =
        customer().when("action-outcome", Map.of("actionId", "x", "outcome", "accepted"));

    assertThat(consent.decision().actions()).isEmpty();
    assertThat(outcome.decision().actions()).isEmpty();
  }

  @Test
  void smallSignsAreHeardToo() {
    assertThat(customer().when("autopay-removed", Map.of()).actions())
        .containsExactly("INFORM payment-ways email");
    assertThat(marketable().when("downgrade", Map.of()).actions())
        .containsExactly("PROACTIVE_OUTREACH does-your-plan-fit app");
  }

  @Test
  void theTierGoesByGroupAndCharge() {
    assertThat(tier("PUBLIC", 60)).isEqualTo("PUBLIC");
    assertThat(tier("BUSINESS", 300)).isEqualTo("BUSINESS");
    assertThat(tier("BUSINESS", 6_000)).isEqualTo("KEY_ACCOUNT");
    assertThat(tier("KEY_ACCOUNT", 900)).isEqualTo("KEY_ACCOUNT");
  }

  private static String tier(String segment, double charge) {
    return customer()
        .with("segment", segment)
        .with("monthlyCharge", charge)
        .when("outage", Map.of("minutesDown", 1.0))
        .decision()
        .tier();
  }

  @Test
  void whoRefusedMarketingIsCalledButOfferedNothing() {
    Told told =
        customer()
            .consents("marketing", "*", false)
            .when("cancel-intent", Map.of("reasonCode", "PRICE"));

    assertThat(told.actions()).containsExactly("MANAGER_TASK cancel-intent");
    assertThat(task(told).mayOffer()).isEmpty();
  }

  @Test
  void onAFrameworkContractOnlyWhatIsPublishedForItMayBeOffered() {
    Told told =
        keyAccount()
            .with("contract", "framework")
            .when("cancel-intent", Map.of("reasonCode", "COMPETITOR"));

    assertThat(task(told).mayOffer()).containsExactly("backup-line-6m", "speed-boost-6m");
  }

  @Test
  void everyTaskHasWordsInEveryLanguage() {
    Map<String, String> causes = new HashMap<>();
    Told told = customer().when("cancel-intent", Map.of("reasonCode", "PRICE"));
    for (Action action : told.decision().actions()) {
      action.proposal().cause().ifPresent(c -> causes.putAll(RULES.wording().cause(c)));
    }

    assertThat(causes).containsKeys("en", "zh-CN");
    assertThat(RULES.wording().playbook(task(told).playbook()).say()).containsKeys("en", "zh-CN");
  }
}
