package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class EffectPropertiesTest {
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @EnableConfigurationProperties(EffectProperties.class)
  static class Settings {}

  @Test
  void everySettingHasADefault() {
    application.run(
        context ->
            assertThat(context.getBean(EffectProperties.class))
                .isEqualTo(
                    new EffectProperties(
                        "holdfast-effects",
                        500,
                        DataSize.ofKilobytes(256),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(20),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10),
                        13,
                        20_000,
                        50)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max-batch=1",
        "max-batch=5000",
        "months=1",
        "months=60",
        "counts=100",
        "counts=1000000",
        "per-customer=5",
        "per-customer=500"
      })
  void aValueAtItsBoundIsTaken(String setting) {
    application
        .withPropertyValues("holdfast.effects." + setting)
        .run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "group=",
        "max-batch=0",
        "max-batch=5001",
        "months=0",
        "months=61",
        "counts=99",
        "counts=1000001",
        "per-customer=4",
        "per-customer=501",
        "retry-delay=0ms",
        "max-retry-delay=0ms"
      })
  void aValueBeyondItsBoundIsRefused(String setting) {
    application
        .withPropertyValues("holdfast.effects." + setting)
        .run(context -> assertThat(context).hasFailed());
  }
}
