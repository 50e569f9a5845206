package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RulesPropertiesTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Properties.class);

  @EnableConfigurationProperties(RulesProperties.class)
  static class Properties {}

  @Test
  void theDefaultsAreValid() {
    runner.run(
        context -> {
          RulesProperties properties = context.getBean(RulesProperties.class);
          assertThat(properties.directory()).hasToString("rules");
          assertThat(properties.lookEvery()).isEqualTo(Duration.ofMillis(300));
          assertThat(properties.limits().files()).isEqualTo(2_000);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "look-every=10ms",
        "look-every=1m",
        "max-files=1",
        "max-files=100000",
        "max-file-size=64MB",
        "max-size=512MB",
      })
  void aValueAtItsEdgeIsTaken(String value) {
    runner
        .withPropertyValues("holdfast.rules." + value)
        .run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "look-every=9ms",
        "look-every=61s",
        "max-files=0",
        "max-files=100001",
        "max-file-size=65MB",
        "max-size=513MB",
      })
  void aValueOverItsEdgeIsRefused(String value) {
    runner
        .withPropertyValues("holdfast.rules." + value)
        .run(context -> assertThat(context).hasFailed());
  }
}
