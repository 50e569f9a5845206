package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class SimulationPropertiesTest {
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @EnableConfigurationProperties(SimulationProperties.class)
  static class Settings {}

  @Test
  void everySettingHasADefault() {
    application.run(
        context ->
            assertThat(context.getBean(SimulationProperties.class))
                .isEqualTo(
                    new SimulationProperties(
                        Path.of("simulations"),
                        5,
                        Duration.ofMinutes(10),
                        50,
                        4,
                        20,
                        1_000,
                        List.of("recorded", "complaint-wave", "large-and-small"),
                        50,
                        DataSize.ofMegabytes(4))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "waiting=0",
        "longest=0s",
        "working-pct=0",
        "working-pct=101",
        "versions=1",
        "seeds=0",
        "recorded=0",
        "kept=0",
        "report-size=65MB"
      })
  void aValueOutOfItsRangeIsNotTaken(String setting) {
    application
        .withPropertyValues("holdfast.simulations." + setting)
        .run(context -> assertThat(context).hasFailed());
  }
}
