package io.holdfast.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.language.DeclarationReader;
import io.holdfast.rules.language.Vocabulary;
import io.holdfast.signal.EventSchemas;
import io.holdfast.signal.EventType;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.Samples;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalLimits;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Origin;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The signals and the profile that telecom retention knows of, held against the schemas served for
 * the shipped rules. A line is a type with its attributes, each with its [unit] and (words).
 */
class TaxonomyTest {
  private static final Declarations SHIPPED = shipped();
  private static final Map<String, ObjectNode> SCHEMAS =
      new Contracts(() -> SHIPPED, new EventSchemas(SignalLimits.DEFAULT)).schemas();
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(\\w+)(?:\\[([^]]+)])?(?:\\(([^)]+)\\))?");
  private static final String REASONS =
      "reasonCode(COMPETITOR SERVICE PEOPLE PRICE UNADDRESSABLE UNKNOWN) reasonDetail(better_offer"
          + " better_devices more_data higher_speed network_reliability product service"
          + " limited_range self_service fast_data_consumption support_attitude provider_attitude"
          + " expertise_phone expertise_online too_high extra_data long_distance call_tariff moved"
          + " deceased business_closed not_told dont_know) statedBy reasonText";

  private static Declarations shipped() {
    Findings findings = new Findings();
    RuleFiles files = RuleFiles.read(Path.of("rules"), RuleLimits.DEFAULT);
    return DeclarationReader.read(Vocabulary.read(files, findings), findings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "usage-drop | metric(voiceMin dataMb sms topUpAmt) baseline current dropPct[percent]"
            + " windowDays[days]",
        "inactivity | daysSinceLastEvent[days] kind(call data topUp login)",
        "topup-decline | amount gapDays[days] typicalGapDays[days]",
        "recharge-gap | amount gapDays[days] typicalGapDays[days]",
        "bill-shock | billAmount expectedAmount risePct[percent] cause(roaming overage endOfPromo)",
        "payment-problem | daysOverdue[days] amountDue failedCount",
        "complaint-opened | ticketId topic text repeatCount30d expectedResolution",
        "complaint-updated | ticketId topic text status pauseReason expectedResolution",
        "complaint-reopened | ticketId topic text repeatCount30d",
        "complaint-resolved | ticketId daysOpen[days] compensated",
        "repeat-contact | times windowDays[days] distinctTopics transfers",
        "interaction-sentiment | label score noteText keywords",
        "satisfaction-score | instrument(NPS CSAT CES) score touchpoint",
        "network-degradation | serviceId minutesDown[minutes] droppedPct[percent] compensated",
        "outage | serviceId minutesDown[minutes] customersHit compensated",
        "plan-misfit | currentPlanId betterPlanId overspendMonthly[EUR]",
        "contract-ending | endDate daysLeft[days] outOfContract",
        "competitor-offer | competitor offerKind(price device data speed) statedPrice evidence",
        "cancel-intent | effectiveDate REASONS",
        "termination-request | effectiveDate REASONS",
        "portability-request | donor recipient requestId",
        "downgrade | fromPlan toPlan monthlyDelta",
        "autopay-removed | channel",
        "device-end-of-life | device ageMonths[months] supportEnd",
        "life-event | kind(moved business-closed deceased) date",
        "relationship-risk | kind(manager-changed sla-breach key-contact-left) accountTier slaId"
            + " breachMinutes[minutes]",
        "consent-changed | purpose(marketing win-back service) granted legalBasis",
        "action-outcome | decisionId actionId outcome(delivered answered accepted declined"
            + " no-reply)",
        "customer-left | date recipient REASONS",
        "customer-retained | date reasonCode",
      })
  void aSignalHasItsAttributes(String signal, String attributes) {
    holds(EventType.ofSignal(signal), attributes.replace("REASONS", REASONS));
  }

  @Test
  void everySignalSaysHowBadItIsHowSureItIsWhoseLawAppliesAndWhoSaysSo() {
    for (String signal : SHIPPED.signalTypes().keySet()) {
      holds(
          EventType.ofSignal(signal),
          "accountId productId channel severity confidence jurisdiction"
              + " provenance(customer-stated system-measured third-party porting-process)");
    }
  }

  @Test
  void whereASenderDoesNotTellNobodyIsTakenToBeTheCustomer() {
    SHIPPED
        .signalTypes()
        .forEach(
            (name, type) ->
                assertThat(type.fields().get("provenance").otherwise())
                    .contains(
                        name.equals("portability-request")
                            ? "porting-process"
                            : "system-measured"));
  }

  @Test
  void wordsOfPeopleAreTakenAndNoPartOfTheSignal() {
    String event =
        """
        {"specversion": "1.0", "id": "1", "source": "/tickets", "subject": "C-1",
         "type": "org.retention.signal.complaint-opened.v1", "time": "2026-11-20T10:00:00Z",
         "data": {"ticketId": "T-1", "topic": "billing", "text": "I, Ann, am cross"}}
        """;

    SignalInput taken =
        new SignalDecoder(
                () -> SHIPPED, SignalLimits.DEFAULT, () -> Instant.parse("2026-11-20T10:00:01Z"))
            .input(Samples.structured(event), Origin.ofRequest("r-1"))
            .fold(
                valid -> valid,
                refused -> {
                  throw new AssertionError(refused);
                });

    assertThat(taken.signal().data())
        .isEqualTo(Map.of("ticketId", "T-1", "topic", "billing", "provenance", "system-measured"));
    assertThat(taken.notes()).isEqualTo(Map.of("text", "I, Ann, am cross"));
    assertThat(
            SCHEMAS
                .get(EventType.ofSignal("complaint-opened"))
                .at("/properties/data/properties/text/anyOf/0/writeOnly")
                .asBoolean())
        .isTrue();
  }

  @Test
  void theProfileHasWhatDecisionsLookAt() {
    holds(
        EventType.PROFILE,
        "segment(KEY_ACCOUNT BUSINESS PUBLIC) tenureMonths[months] contract contractEnd products"
            + " jurisdiction timezone language vulnerable minor deceased monthlyCharge[EUR]"
            + " monthlyCostToServe[EUR] openDebt[EUR] earlyTerminationFee[EUR] accountManager"
            + " planDate");
  }

  private static void holds(String type, String attributes) {
    assertThat(SCHEMAS).containsKey(type);
    JsonNode properties = SCHEMAS.get(type).at("/properties/data/properties");
    Matcher attribute = ATTRIBUTE.matcher(attributes);
    while (attribute.find()) {
      String name = attribute.group(1);
      JsonNode schema = properties.path(name);
      assertThat(schema.isMissingNode()).as("%s of %s is missing", name, type).isFalse();
      JsonNode value = schema.has("anyOf") ? schema.path("anyOf").path(0) : schema;
      if (attribute.group(2) != null) {
        assertThat(value.path("description").asString())
            .as("unit of %s of %s", name, type)
            .endsWith("in " + attribute.group(2));
      }
      if (attribute.group(3) != null) {
        List<String> words = Arrays.asList(attribute.group(3).split(" "));
        assertThat(value.path("enum").valueStream().map(JsonNode::asString))
            .as("words of %s of %s", name, type)
            .containsAll(words);
      }
    }
  }
}
