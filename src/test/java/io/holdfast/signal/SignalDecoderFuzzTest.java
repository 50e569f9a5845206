package io.holdfast.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes in, the decoder answers; the seed is fixed so that a failure can be repeated. */
class SignalDecoderFuzzTest {
  private static final int INPUTS = 100_000;
  private static final byte[] EVENT = Samples.EVENT.getBytes(StandardCharsets.UTF_8);
  private static final String[] POISON = {
    "\0",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "-",
    "1e2147483648",
    "1e-2147483648",
    "-1e99999999999999999999",
    "9".repeat(38),
    "0.".repeat(3),
    "\"\"",
    "\"a\":1,",
    "[".repeat(500),
    "\u2028",
    "\ufeff",
    "\udbff\udfff",
    "T24:61:61Z",
    "+999999999"
  };

  private final SignalDecoder decoder = Samples.decoder();
  private final Random random = new Random(20260301);

  @Test
  void nothingMakesItThrow() {
    Map<Rejection.Code, Integer> refused = new EnumMap<>(Rejection.Code.class);
    int accepted = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] body = body(i % 5);
      try {
        Optional<Rejection> rejection =
            decoder.signal(envelope(body)).fold(signal -> Optional.empty(), Optional::of);
        rejection.ifPresent(r -> refused.merge(r.code(), 1, Integer::sum));
        accepted += rejection.isPresent() ? 0 : 1;
        decoder.profile(envelope(body));
        decoder.deletion(body, Samples.NOW);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("Input " + i + ": " + new String(body, StandardCharsets.UTF_8), e);
      }
    }
    assertThat(accepted).isPositive();
    assertThat(refused.keySet())
        .contains(
            Rejection.Code.MALFORMED_JSON,
            Rejection.Code.CONTROL_CHARACTER,
            Rejection.Code.TOO_DEEP,
            Rejection.Code.MISSING_FIELD,
            Rejection.Code.INVALID_FIELD,
            Rejection.Code.UNKNOWN_TYPE);
  }

  private byte[] body(int kind) {
    return switch (kind) {
      case 0 -> randomBytes();
      case 1 -> Arrays.copyOf(EVENT, random.nextInt(EVENT.length));
      case 2 -> flipped(EVENT.clone());
      case 3 -> poisoned();
      default -> reshuffled();
    };
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] flipped(byte[] bytes) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private byte[] poisoned() {
    StringBuilder event = new StringBuilder(Samples.EVENT);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(event.length());
      int end = Math.min(event.length(), at + random.nextInt(12));
      event.replace(at, end, POISON[random.nextInt(POISON.length)]);
    }
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Values of one field put in the place of another's: valid JSON, wrong content. */
  private byte[] reshuffled() {
    String[] values = Samples.EVENT.split(":", -1);
    int one = random.nextInt(values.length);
    values[one] = POISON[random.nextInt(POISON.length)] + values[random.nextInt(values.length)];
    return String.join(":", values).getBytes(StandardCharsets.UTF_8);
  }

  private Envelope envelope(byte[] body) {
    return switch (random.nextInt(4)) {
      case 0 ->
          new Envelope(
              Optional.of(body),
              Optional.of("application/json"),
              Map.of(
                  "specversion",
                  "1.0",
                  "id",
                  POISON[random.nextInt(POISON.length)],
                  "source",
                  "/crm",
                  "subject",
                  "C-17",
                  "time",
                  POISON[random.nextInt(POISON.length)],
                  "type",
                  EventType.ofSignal("bill-shock")),
              Optional.of(body));
      case 1 ->
          new Envelope(
              Optional.of(body),
              Optional.of(new String(body, StandardCharsets.ISO_8859_1)),
              Map.of(),
              Optional.empty());
      default -> Envelope.structured(body);
    };
  }
}
