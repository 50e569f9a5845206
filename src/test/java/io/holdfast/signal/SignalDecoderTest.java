package io.holdfast.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.signal.Rejection.Code;
import io.holdfast.signal.Rejection.Problem;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalDecoderTest {
  private final SignalDecoder decoder = Samples.decoder();

  @Test
  void aStructuredEventBecomesASignalWithItsDeclaredFieldsInDeclaredOrder() {
    Signal signal = accepted(Samples.structured(Samples.EVENT));

    assertThat(signal)
        .isEqualTo(
            new Signal(
                "a-1",
                "/crm",
                "bill-shock",
                Instant.parse("2026-03-01T08:30:00Z"),
                Instant.parse("2026-03-01T08:30:00Z"),
                "C-17",
                Map.of(
                    "risePct",
                    42.5,
                    "bill",
                    Map.of("amount", new BigDecimal("61.90"), "currency", "EUR"),
                    "cause",
                    "roaming",
                    "lines",
                    3L,
                    "disputed",
                    true,
                    "seenAt",
                    "2026-03-01T00:30:00Z",
                    "dueOn",
                    "2026-03-15",
                    "note",
                    "Zu teuer, \n sagt er 😀")));
    assertThat(signal.data().keySet())
        .containsExactly(
            "cause", "risePct", "lines", "disputed", "seenAt", "dueOn", "bill", "note");
  }

  @Test
  void aBinaryEventIsTheSameSignal() {
    int start = Samples.EVENT.indexOf("\"data\":") + 7;
    String data = Samples.EVENT.substring(start, Samples.EVENT.length() - 1);
    Map<String, String> attributes =
        Map.of(
            "specversion", "1.0",
            "id", "a-1",
            "source", "/crm",
            "type", "org.retention.signal.bill-shock.v1",
            "subject", "C-17",
            "time", "2026-03-01T09:30:00+01:00");
    for (String contentType : List.of("application/json", "application/json; charset=UTF-8", "")) {
      assertThat(accepted(binary(attributes, data, contentType)))
          .isEqualTo(accepted(Samples.structured(Samples.EVENT)));
    }
  }

  @Test
  void theTimeOfRecordingIsTakenWhereTheSourceGivesIt() {
    String event =
        Samples.EVENT.replace(
            "\"datacontenttype\"", "\"recordedtime\":\"2026-03-01T08:59:59Z\",\"datacontenttype\"");

    assertThat(accepted(Samples.structured(event)).recordedTime())
        .isEqualTo(Instant.parse("2026-03-01T08:59:59Z"));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    String event =
        Samples.EVENT
            .replace("\"subject\":\"C-17\",", "")
            .replace("42.5", "\"42.5\"")
            .replace("roaming", "Roaming")
            .replace("\"lines\":3", "\"lines\":501")
            .replace("true", "\"yes\"");

    Rejection rejection = refused(Samples.structured(event));

    assertThat(rejection.problems())
        .extracting(Problem::code, problem -> problem.field().orElse(""))
        .containsExactly(
            tuple(Code.MISSING_ATTRIBUTE, "subject"),
            tuple(Code.INVALID_FIELD, "cause"),
            tuple(Code.INVALID_FIELD, "risePct"),
            tuple(Code.OUT_OF_RANGE, "lines"),
            tuple(Code.INVALID_FIELD, "disputed"));
    assertThat(rejection.code()).isEqualTo(Code.MISSING_ATTRIBUTE);
    assertThat(rejection.detail())
        .isEqualTo(
            "subject: is required; "
                + "cause: must be one of roaming, overage, endOfPromo, not \"Roaming\"; "
                + "risePct: must be a number without quotes, not the string \"42.5\"; "
                + "lines: must be 1 to 500, not 501; "
                + "disputed: must be true or false, not the string \"yes\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "42.5       | -0.1                    | OUT_OF_RANGE",
        "42.5       | 1e999                   | OUT_OF_RANGE",
        "42.5       | NaN                     | MALFORMED_JSON",
        "42.5       | 042.5                   | MALFORMED_JSON",
        "42.5       | null                    | MISSING_FIELD",
        "42.5       | []                      | INVALID_FIELD",
        "\"lines\":3 | \"lines\":3.5          | INVALID_FIELD",
        "\"lines\":3 | \"lines\":99999999999999999999 | OUT_OF_RANGE",
        "roaming    | ` `                     | INVALID_FIELD",
        "61.90      | \"61.90\"               | INVALID_FIELD",
        "61.90      | 1e15                    | OUT_OF_RANGE",
        "61.90      | 0.0000001               | OUT_OF_RANGE",
        "EUR        | EURO                    | INVALID_FIELD",
        "2026-03-15 | 15.03.2026              | INVALID_FIELD",
        "2026-03-15 | 2026-02-30              | INVALID_FIELD",
        "2026-03-15 | 0001-01-01              | IMPLAUSIBLE_TIME",
        "2026-02-28T23:30:00-01:00 | 2026-02-28T23:30:00 | INVALID_FIELD",
        "a-1        | ``                      | INVALID_ATTRIBUTE",
        "a-1        | \\u0000                 | CONTROL_CHARACTER",
        "Zu teuer   | \\u0007                 | CONTROL_CHARACTER",
        "Zu teuer   | \\ud83d                 | CONTROL_CHARACTER",
        "C-17       | ` C-17`                 | CONTROL_CHARACTER",
        "C-17       | C\\u200b17              | CONTROL_CHARACTER",
        "\"1.0\"    | \"0.3\"                 | INVALID_ATTRIBUTE",
        "\"specversion\" | \"version\"        | NOT_A_CLOUD_EVENT",
        "bill-shock | bill-shok               | UNKNOWN_TYPE",
        "org.retention.signal.bill-shock.v1 | org.retention.customer.profile.v1 | UNKNOWN_TYPE",
        "2026-03-01T09:30:00+01:00 | 2025-01-24T09:30:00Z | IMPLAUSIBLE_TIME",
        "2026-03-01T09:30:00+01:00 | 2026-03-01T09:05:01Z | IMPLAUSIBLE_TIME",
        "2026-03-01T09:30:00+01:00 | +999999999-12-31T00:00:00Z | IMPLAUSIBLE_TIME",
        "2026-03-01T09:30:00+01:00 | yesterday | INVALID_ATTRIBUTE",
        "\"data\":   | \"data\":7,\"was\":     | INVALID_FIELD",
        "\"data\":   | \"data_base64\":\"AA==\",\"data\": | INVALID_FIELD",
        "\"id\":\"a-1\" | \"id\":\"a-1\",\"id\":\"a-2\" | MALFORMED_JSON",
        "\"application/json\" | \"text/xml\"   | INVALID_ATTRIBUTE",
      })
  void whatIsWrongHasItsCode(String right, String wrong, Code code) {
    assertThat(Samples.EVENT).contains(right);

    assertThat(refused(Samples.structured(Samples.EVENT.replace(right, wrong))).code())
        .isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "42.5       | 0",
        "42.5       | 100.00",
        "42.5       | 1E+2",
        "\"lines\":3 | \"lines\":3.0",
        "\"lines\":3 | \"lines\":null",
        "EUR        | CNY",
        "2026-03-01T09:30:00+01:00 | 2026-03-01T09:05:00Z",
        "2026-03-01T09:30:00+01:00 | 2025-01-25T09:00:00Z",
        "2026-03-01T09:30:00+01:00 | 2026-02-28T23:30:00.123456789-05:30",
        "C-17       | 客户-17",
      })
  void theEdgesAreStillRight(String one, String other) {
    assertThat(Samples.EVENT).contains(one);

    accepted(Samples.structured(Samples.EVENT.replace(one, other)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "7", "[]", "\"text\"", "[{}]"})
  void whatIsNoObjectIsNoEvent(String body) {
    assertThat(refused(Samples.structured(body)).code()).isEqualTo(Code.NOT_A_CLOUD_EVENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{}{}", "{} x", "{'a':1}", "{\"a\":1,}", "{\"a\":\"\t\"}", "<a/>"})
  void whatIsNoJsonIsMalformed(String body) {
    assertThat(refused(Samples.structured(body)).code()).isEqualTo(Code.MALFORMED_JSON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} {}             | line 1, column 4: Trailing token",
        "{\"a\":1,\"a\":2}   | line 1, column 12: Duplicate property \"a\"",
        "{\"a\":NaN}         | line 1, column 9: Non-standard token 'NaN'",
        "{\"a\":\"b           | line 1, column 8: Unexpected end-of-input",
        "{\"a\":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]} | The body is nested deeper than 16 levels"
      })
  void whatIsWrongWithTheJsonIsSaidWithoutTheParsersOwnWords(String body, String detail) {
    assertThat(refused(Samples.structured(body)).detail()).endsWith(detail);
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] latin = Samples.EVENT.replace("Zu", "Zü").getBytes(StandardCharsets.ISO_8859_1);
    byte[] wide = Samples.EVENT.getBytes(StandardCharsets.UTF_16LE);

    assertThat(refused(Envelope.structured(latin)).code()).isEqualTo(Code.MALFORMED_JSON);
    assertThat(refused(Envelope.structured(wide)).code()).isEqualTo(Code.CONTROL_CHARACTER);
  }

  @Test
  void theLimitsHoldAtTheirEdges() {
    SignalLimits limits = SignalLimits.DEFAULT;
    String padding =
        " ".repeat(limits.maxBytes() - Samples.EVENT.getBytes(StandardCharsets.UTF_8).length);
    accepted(Samples.structured(Samples.EVENT + padding));
    assertRefused(Code.TOO_LARGE, Samples.EVENT + padding + " ");

    accepted(Samples.structured(Samples.EVENT.replace("[1,2]", nested(limits.maxDepth() - 3))));
    assertRefused(Code.TOO_DEEP, Samples.EVENT.replace("[1,2]", nested(limits.maxDepth() - 2)));
    assertRefused(Code.TOO_DEEP, Samples.EVENT.replace("[1,2]", nested(30_000)));

    String text = "x".repeat(limits.maxTextLength());
    accepted(Samples.structured(Samples.EVENT.replace("Zu teuer, \\n sagt er 😀", text)));
    assertRefused(Code.TOO_LARGE, Samples.EVENT.replace("Zu teuer, \\n sagt er 😀", text + "x"));

    String digits = "1." + "0".repeat(limits.maxNumberLength() - 2);
    accepted(Samples.structured(Samples.EVENT.replace("42.5", digits)));
    assertRefused(Code.TOO_LARGE, Samples.EVENT.replace("42.5", digits + "00"));

    String id = "i".repeat(limits.maxAttributeLength());
    accepted(Samples.structured(Samples.EVENT.replace("a-1", id)));
    assertRefused(Code.INVALID_ATTRIBUTE, Samples.EVENT.replace("a-1", id + "i"));

    String customer = "c".repeat(128);
    accepted(Samples.structured(Samples.EVENT.replace("C-17", customer)));
    assertRefused(Code.INVALID_ATTRIBUTE, Samples.EVENT.replace("C-17", customer + "c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/json",
        "application/cloudevents-batch+json",
        "application/cloudevents+json; charset=utf-16",
        ""
      })
  void anyOtherContentTypeIsRefused(String contentType) {
    byte[] body = Samples.EVENT.getBytes(StandardCharsets.UTF_8);

    assertThat(
            refused(
                    new Envelope(
                        Optional.of(body),
                        Optional.of(contentType).filter(type -> !type.isEmpty()),
                        Map.of(),
                        Optional.empty()))
                .code())
        .isEqualTo(Code.UNSUPPORTED_CONTENT_TYPE);
  }

  @Test
  void theKeyMustBeTheCustomer() {
    assertThat(keyed("C-17")).isInstanceOf(Decoded.Valid.class);
    assertThat(refused(keyed("C-18")).code()).isEqualTo(Code.WRONG_KEY);
    assertThat(refused(keyed("")).code()).isEqualTo(Code.WRONG_KEY);
  }

  @Test
  void noBodyIsNoEvent() {
    Envelope empty = new Envelope(Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

    assertThat(refused(empty).code()).isEqualTo(Code.NOT_A_CLOUD_EVENT);
  }

  @Test
  void aTypeWithoutFieldsNeedsNoData() {
    int data = Samples.EVENT.indexOf(",\"data\":");
    String event = Samples.EVENT.substring(0, data).replace("bill-shock", "customer-left") + "}";

    assertThat(accepted(Samples.structured(event)).data()).isEmpty();
  }

  @Test
  void aProfileIsReadAsTheRuleSetDeclaresIt() {
    String event = profile("{\"name\":\"Li\",\"tenureMonths\":12,\"shoeSize\":43}");

    assertThat(decoder.profile(Samples.structured(event)))
        .isEqualTo(
            new Decoded.Valid<>(
                new ProfileUpdate("C-17", Samples.NOW, Map.of("name", "Li", "tenureMonths", 12L))));
  }

  @Test
  void aPoisonedProfileIsRefusedWithAllItsFaults() {
    String event = profile("{\"tenureMonths\":-1,\"senior\":\"Yes\"}");

    assertThat(refused(decoder.profile(Samples.structured(event))).problems())
        .extracting(Problem::code)
        .containsExactly(Code.MISSING_FIELD, Code.OUT_OF_RANGE, Code.INVALID_FIELD);
  }

  @Test
  void aKeyWithoutAValueDeletesTheProfile() {
    byte[] key = "C-17".getBytes(StandardCharsets.UTF_8);

    assertThat(decoder.deletion(key, Samples.NOW))
        .isEqualTo(new Decoded.Valid<>(new ProfileUpdate("C-17", Samples.NOW, Map.of())));
    assertThat(refused(decoder.deletion(new byte[] {0}, Samples.NOW)).code())
        .isEqualTo(Code.WRONG_KEY);
    assertThat(refused(decoder.deletion(new byte[0], Samples.NOW)).code())
        .isEqualTo(Code.WRONG_KEY);
  }

  private Decoded<Signal> keyed(String key) {
    return decoder.signal(
        new Envelope(
            Optional.of(Samples.EVENT.getBytes(StandardCharsets.UTF_8)),
            Optional.of(Envelope.STRUCTURED),
            Map.of(),
            Optional.of(key.getBytes(StandardCharsets.UTF_8))));
  }

  private static Envelope binary(Map<String, String> attributes, String data, String contentType) {
    return new Envelope(
        Optional.of(data.getBytes(StandardCharsets.UTF_8)),
        Optional.of(contentType).filter(type -> !type.isEmpty()),
        new HashMap<>(attributes),
        Optional.empty());
  }

  private static String profile(String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"p-1\",\"source\":\"/crm\",\"type\":\""
        + EventType.PROFILE
        + "\",\"subject\":\"C-17\",\"time\":\"2026-03-01T09:00:00Z\",\"data\":"
        + data
        + "}";
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private void assertRefused(Code code, String event) {
    assertThat(refused(Samples.structured(event)).code()).isEqualTo(code);
  }

  private Signal accepted(Envelope envelope) {
    return decoder
        .signal(envelope)
        .fold(
            signal -> signal,
            rejection -> {
              throw new AssertionError(rejection.detail());
            });
  }

  private Rejection refused(Envelope envelope) {
    return refused(decoder.signal(envelope));
  }

  private static <T> Rejection refused(Decoded<T> decoded) {
    return decoded.fold(
        value -> {
          throw new AssertionError("Accepted: " + value);
        },
        rejection -> rejection);
  }
}
