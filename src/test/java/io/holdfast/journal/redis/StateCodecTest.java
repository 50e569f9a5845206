package io.holdfast.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.customer.CustomerState;
import io.holdfast.customer.RandomSignals;
import io.holdfast.vocabulary.ProfileUpdate;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StateCodecTest {

  @Test
  void anyStateComesBackAsItWas() {
    assertThat(roundTrip(CustomerState.unknown("c-1"))).isEqualTo(CustomerState.unknown("c-1"));
    for (int seed = 0; seed < 200; seed++) {
      CustomerState state = new RandomSignals(seed).withdrawn(seed * 3 + 1);

      assertThat(roundTrip(state)).isEqualTo(state);
    }
  }

  @Test
  void everyKindOfProfileValueComesBackAsWhatItWas() {
    Map<String, Object> fields =
        Map.of(
            "text",
            "汉字 😀",
            "whole",
            12L,
            "greatest",
            Long.MAX_VALUE,
            "number",
            12.0,
            "decimal",
            new BigDecimal("12.50"),
            "likeALong",
            new BigDecimal("12"),
            "flag",
            false,
            "debt",
            Map.of("amount", new BigDecimal("-3"), "currency", "EUR"));
    CustomerState state =
        CustomerState.unknown("c-1").with(new ProfileUpdate("c-1", Instant.EPOCH, fields));

    assertThat(roundTrip(state)).isEqualTo(state);
  }

  /** The file was written when schema 1 was released; it must never change. */
  @Test
  void aStateStoredInSchema1IsStillRead() throws IOException {
    try (InputStream stored = getClass().getResourceAsStream("state-schema-1.bin")) {
      assertThat(StateCodec.read("c-1", stored.readAllBytes(), 0))
          .isEqualTo(new RandomSignals(1).state(100));
    }
  }

  /** The file was written when schema 2 was released; it must never change. */
  @Test
  void aStateStoredInSchema2IsStillRead() throws IOException {
    try (InputStream stored = getClass().getResourceAsStream("state-schema-2.bin")) {
      assertThat(StateCodec.read("c-1", stored.readAllBytes(), 0))
          .isEqualTo(new RandomSignals(1).awaiting(100));
    }
  }

  /** The same for schema 3, whose dictionary must never change either. */
  @Test
  void aStateStoredInSchema3IsStillRead() throws IOException {
    try (InputStream stored = getClass().getResourceAsStream("state-schema-3.bin")) {
      assertThat(StateCodec.read("c-1", stored.readAllBytes(), 0))
          .isEqualTo(new RandomSignals(1).awaiting(100));
    }
  }

  /** The same for schema 4. */
  @Test
  void aStateStoredInSchema4IsStillRead() throws IOException {
    try (InputStream stored = getClass().getResourceAsStream("state-schema-4.bin")) {
      assertThat(StateCodec.read("c-1", stored.readAllBytes(), 0))
          .isEqualTo(new RandomSignals(1).withdrawn(100));
    }
  }

  @Test
  void aSchemaFromTheFutureIsNamed() {
    byte[] bytes = StateCodec.write(CustomerState.unknown("c-1"));
    bytes[0] = 9;

    assertThatThrownBy(() -> StateCodec.read("c-1", bytes, 0))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining("schema 9");
  }

  @Test
  void cutOffBytesAreUnreadableAndNothingWorse() {
    byte[] bytes = StateCodec.write(new RandomSignals(3).state(50));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);

      assertThatThrownBy(() -> StateCodec.read("c-1", cut, 0)).isInstanceOf(UnreadableRecord.class);
    }
  }

  @Test
  void changedBytesAreReadOrUnreadableAndNothingWorse() {
    byte[] bytes = StateCodec.write(new RandomSignals(3).state(50));
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      byte[] changed = bytes.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      try {
        StateCodec.read("c-1", changed, 0);
      } catch (UnreadableRecord expected) {
        assertThat(expected).hasMessageContaining(" ");
      }
    }
  }

  private static CustomerState roundTrip(CustomerState state) {
    return StateCodec.read("c-1", StateCodec.write(state), 0);
  }
}
