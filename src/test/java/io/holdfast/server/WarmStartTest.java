package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.journal.JournalUnavailable;
import io.holdfast.pipeline.PhonePath;
import io.holdfast.rules.RuleSets;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.json.JsonMapper;

class WarmStartTest {
  private static final Path RULES = Path.of("src/test/resources/rulesets/small");
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private static RuleSets ruleSets;

  private final List<SignalInput> asked = new ArrayList<>();
  private Instant now = NOW;

  @EnableConfigurationProperties(WarmStartProperties.class)
  static class Settings {}

  @BeforeAll
  static void open() {
    ruleSets =
        RuleSets.open(RULES, RuleLimits.DEFAULT, Duration.ofMinutes(1), InstantSource.fixed(NOW));
  }

  @AfterAll
  static void close() {
    ruleSets.close();
  }

  @Test
  void aSignalOfEveryTypeIsDecidedBeforeTheFirstRealOne() {
    warmStart(Duration.ofSeconds(1), this::remember).afterSingletonsInstantiated();

    assertThat(asked)
        .extracting(input -> input.signal().type())
        .containsAll(ruleSets.active().declarations().signalTypes().keySet());
  }

  @Test
  void itEndsWhenItsTimeIsOver() {
    warmStart(Duration.ofSeconds(1), this::remember).afterSingletonsInstantiated();
    int inOneRound = asked.size();
    asked.clear();
    warmStart(Duration.ofSeconds(inOneRound * 3L), this::remember).afterSingletonsInstantiated();

    assertThat(asked).hasSize(inOneRound * 3);
  }

  @Test
  void withoutTimeNothingIsInvented() {
    warmStart(Duration.ZERO, this::remember).afterSingletonsInstantiated();

    assertThat(asked).isEmpty();
  }

  @Test
  void aServiceThatCannotWarmUpStartsCold() {
    warmStart(
            Duration.ofSeconds(1),
            input -> {
              throw new JournalUnavailable("Redis is away", null);
            })
        .afterSingletonsInstantiated();

    assertThat(ruleSets.active()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"0s, false", "10m, false", "601s, true", "-1s, true"})
  void itTakesTenMinutesAtMost(String time, boolean refused) {
    new ApplicationContextRunner()
        .withInitializer(new ConfigDataApplicationContextInitializer())
        .withUserConfiguration(Settings.class)
        .withPropertyValues("holdfast.warm-start.time=" + time)
        .run(context -> assertThat(context.getStartupFailure() != null).isEqualTo(refused));
  }

  // every answer takes a second
  private void remember(SignalInput input) {
    asked.add(input);
    now = now.plusSeconds(1);
  }

  private WarmStart warmStart(Duration most, Consumer<SignalInput> preview) {
    InstantSource clock = () -> now;
    return new WarmStart(
        most,
        ruleSets,
        new RehearsedEdit(RULES, RuleLimits.DEFAULT, CasePolicy.OPTIONAL, clock),
        new InventedSignals(
            new SignalDecoder(() -> ruleSets.active().declarations(), SignalLimits.DEFAULT, clock),
            JsonMapper.shared(),
            clock),
        preview,
        new PhonePath.Limits(1, 1, 1, Duration.ofSeconds(1)),
        clock);
  }
}
