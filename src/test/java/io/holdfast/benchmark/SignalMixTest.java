package io.holdfast.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.customer.CustomerState;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.signal.Decoded;
import io.holdfast.signal.Envelope;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalLimits;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Signal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What keeps the benchmark from measuring nonsense. */
class SignalMixTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final int SIGNALS = 2_000;
  private static final Declarations DECLARATIONS =
      new RuleSetLoader(RuleLimits.DEFAULT, InstantSource.fixed(NOW))
          .load(Path.of("rules"))
          .ruleSet()
          .orElseThrow()
          .declarations();

  private final SignalMix mix = new SignalMix(DECLARATIONS, 20, SIGNALS, 1, NOW);
  private final SignalDecoder decoder =
      new SignalDecoder(
          () -> DECLARATIONS,
          new SignalLimits(65_536, 16, 8_192, 40, 256, Duration.ofDays(400), Duration.ofMinutes(5)),
          InstantSource.fixed(NOW));

  @Test
  void everySignalIsValidAndAllTypesOccur() {
    Set<String> types = new HashSet<>();
    for (int number = 0; number < SIGNALS; number++) {
      types.add(signal(number).type());
    }
    assertThat(types).isEqualTo(DECLARATIONS.signalTypes().keySet());
  }

  @Test
  void theSameNumberIsTheSameSignal() {
    assertThat(mix.signal(7).value()).isEqualTo(mix.signal(7).value());
    assertThat(mix.signal(7).value()).isNotEqualTo(mix.signal(8).value());
  }

  @Test
  void aStateComesBackFromJsonAsItWas() {
    CustomerState state = CustomerState.unknown("anyone").with(mix.profiles().get(0));
    for (int number = 0; number < SIGNALS; number++) {
      state = state.with(signal(number), DECLARATIONS);
    }
    assertThat(StateJson.read(StateJson.write(state))).isEqualTo(state);
  }

  private Signal signal(int number) {
    SignalMix.Message message = mix.signal(number);
    Decoded<Signal> decoded =
        decoder.signal(
            new Envelope(
                Optional.of(message.value()),
                Optional.of("application/cloudevents+json"),
                Map.of(),
                Optional.of(message.customerId().getBytes(StandardCharsets.UTF_8))));
    assertThat(decoded).isInstanceOf(Decoded.Valid.class);
    return ((Decoded.Valid<Signal>) decoded).value();
  }
}
