package io.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.customer.CustomerState;
import io.holdfast.customer.RandomSignals;
import io.holdfast.customer.Telecom;
import io.holdfast.decision.Decision;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.RiskLevel;
import io.holdfast.vocabulary.Signal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DecisionCodecTest {

  @Test
  void whatIsReadBackEqualsWhatWasWritten() {
    Decision decision = Decisions.typical("c-1", "s-1");

    assertThat(roundTrip(decision)).isEqualTo(decision);
    assertThat(DecisionCodec.write(roundTrip(decision))).isEqualTo(DecisionCodec.write(decision));
  }

  @Test
  void decisionsOnRandomStatesComeBackAsTheyWere() {
    for (int seed = 0; seed < 200; seed++) {
      RandomSignals random = new RandomSignals(seed);
      CustomerState state = random.state(200);
      Signal signal = random.signals(1).get(0);
      Decision decision = on(state.facts(signal, Telecom.DECLARATIONS, Telecom.NOON));

      assertThat(roundTrip(decision)).isEqualTo(decision);
    }
  }

  @Test
  void everyKindOfValueComesBackAsWhatItWas() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("text", "„quoted\" \\ \u0000 汉字 😀");
    data.put("yes", true);
    data.put("whole", 12L);
    data.put("greatest", Long.MAX_VALUE);
    data.put("least", Long.MIN_VALUE);
    data.put("number", 12.0);
    data.put("tiny", Double.MIN_VALUE);
    data.put("huge", 1.7976931348623157e308);
    data.put("third", 1 / 3.0);
    data.put("minusZero", -0.0);
    data.put("amount", 12.5);
    data.put("decimal", new BigDecimal("12.50"));
    data.put("likeADouble", new BigDecimal("12.5"));
    data.put("likeALong", new BigDecimal("12"));
    data.put("large", new BigDecimal("123456789012345678901234567890.123456789"));
    data.put("exponent", new BigDecimal("1E+10"));
    data.put("money", Map.of("amount", new BigDecimal("12.5"), "currency", "EUR"));
    data.put("roundMoney", Map.of("amount", new BigDecimal("12"), "currency", "EUR"));
    data.put("nested", Map.of("deeper", Map.of("list", List.of(1L, 2.5, "three", Map.of()))));
    Decision decision = with(data);

    Map<String, Object> read = roundTrip(decision).facts().profile();

    assertThat(read).isEqualTo(data);
    assertThat(roundTrip(decision)).isEqualTo(decision);
  }

  @Test
  void equalDecisionsGiveEqualBytesHoweverTheirDataIsOrdered() {
    Map<String, Object> forth = new LinkedHashMap<>();
    Map<String, Object> back = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      forth.put("field" + i, (long) i);
      back.put("field" + (19 - i), (long) (19 - i));
    }

    assertThat(DecisionCodec.write(with(forth))).isEqualTo(DecisionCodec.write(with(back)));
  }

  @Test
  void theJsonIsForPeople() {
    byte[] bytes = DecisionCodec.write(Decisions.typical("c-1", "s-1"));
    JsonNode json = JsonMapper.shared().readTree(bytes);

    assertThat(json.propertyNames())
        .containsExactly(
            "id",
            "customerId",
            "ruleSet",
            "decidedAt",
            "verdict",
            "tier",
            "risk",
            "candidates",
            "actions",
            "facts",
            "weighing",
            "timers",
            "draws",
            "withdrawals");
    assertThat(json.at("/customerId").stringValue()).isEqualTo("c-1");
    assertThat(json.at("/decidedAt").stringValue()).isEqualTo("2026-03-15T12:00:00.123456789Z");
    assertThat(json.at("/facts/consents/1").toString())
        .isEqualTo(
            "{\"purpose\":\"marketing\",\"channel\":\"call\",\"granted\":false,"
                + "\"time\":\"2026-03-15T11:00:00.123456789Z\"}");
    assertThat(json.at("/facts/contacts/0/status").stringValue()).isEqualTo("DELIVERED");
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .contains("\"refund\":{\"amount\":12.50,\"currency\":\"EUR\"}");
    assertThat(json.at("/candidates/0").has("lostBecause")).isFalse();
    assertThat(json.at("/candidates/1/lostBecause").stringValue()).isEqualTo("OUTRANKED");
    assertThat(json.at("/actions/0/proposal").has("offerId")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-15T12:00:00Z",
        "2026-03-15T12:00:00.120Z",
        "2026-03-15T12:00:00.123456Z",
        "2026-03-15T12:00:00.000000001Z",
        "1969-12-31T23:59:59.999Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "-0001-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z"
      })
  void timesAreWrittenAsInstantsAre(String text) {
    Decision decision = at(Instant.parse(text));

    assertThat(new String(DecisionCodec.write(decision), StandardCharsets.UTF_8))
        .contains("\"decidedAt\":\"" + text + "\"");
    assertThat(roundTrip(decision)).isEqualTo(decision);
  }

  @Test
  void bytesThatAreNoDecisionAreRefused() {
    byte[] json = DecisionCodec.write(Decisions.typical("c-1", "s-1"));

    assertThatThrownBy(() -> DecisionCodec.read(new byte[0])).isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> DecisionCodec.read(Arrays.copyOf(json, json.length / 2)))
        .isInstanceOf(JacksonException.class);
  }

  private static Decision roundTrip(Decision decision) {
    return DecisionCodec.read(DecisionCodec.write(decision));
  }

  private static Decision with(Map<String, Object> data) {
    Facts facts = Decisions.facts("c-1", "s-1");
    return on(
        new Facts(
            facts.signal(),
            data,
            Map.of(),
            facts.contacts(),
            facts.consents(),
            facts.liveOffer(),
            facts.openItems(),
            true,
            facts.now()));
  }

  private static Decision at(Instant time) {
    return new Decision(
        "id",
        "rules",
        time,
        Decision.Verdict.HOLDOUT,
        "PUBLIC",
        new Risk(0, RiskLevel.LOW, 0.01, List.of()),
        List.of(),
        List.of(),
        Decisions.facts("c-1", "s-1"));
  }

  private static Decision on(Facts facts) {
    return new Decision(
        "id",
        "rules",
        facts.now(),
        Decision.Verdict.NO_ACTION,
        "PUBLIC",
        new Risk(
            1,
            RiskLevel.LOW,
            0.01,
            List.of(new Risk.Driver(-3, new Reason("LOYAL", "r-1", Map.of("years", 9L))))),
        List.of(),
        List.of(),
        facts);
  }
}
