package io.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

class InstantReaderTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new InstantText())
                  .addDeserializer(Instant.class, new InstantReader()))
          .build();

  @Test
  void everyTimeComesBackAsItWasWritten() {
    SplittableRandom random = new SplittableRandom(1);
    int[] grains = {1, 1_000, 1_000_000, 1_000_000_000};
    for (int i = 0; i < 10_000; i++) {
      int grain = grains[i % grains.length];
      Instant time =
          Instant.ofEpochSecond(
              random.nextLong(-70_000_000_000L, 260_000_000_000L),
              (long) random.nextInt(1_000_000_000 / grain) * grain);
      assertThat(read(MAPPER.writeValueAsString(time))).isEqualTo(time);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-15T12:00:00Z",
        "2026-03-15T12:00:00.1Z",
        "2026-03-15T12:00:00.000000001Z",
        "2024-02-29T23:59:59Z",
        "2016-12-31T23:59:60Z",
        "2026-03-15T24:00:00Z",
        "2026-03-15T12:00:00+02:00",
        "+12026-03-15T12:00:00Z",
        "-0001-03-15T12:00:00Z",
      })
  void aTimeIsReadAsTheGeneralParserReadsIt(String text) {
    assertThat(read('"' + text + '"')).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-02-30T12:00:00Z\"",
        "\"2026-13-01T12:00:00Z\"",
        "\"2026-03-15T12:60:00Z\"",
        "\"2026-03-15T12:00:00\"",
        "\"2026-03-15T12:00Z\"",
        "\"2026-03-15 12:00:00Z\"",
        "\"٢٠٢٦-03-15T12:00:00Z\"",
        "\"\"",
        "{}",
      })
  void whatIsNoTimeIsRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(MismatchedInputException.class);
  }

  private static Instant read(String json) {
    return MAPPER.readValue(json, Instant.class);
  }
}
