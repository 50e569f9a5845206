package io.holdfast.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.server.security.AccessProperties.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AccessPropertiesTest {
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @EnableConfigurationProperties(AccessProperties.class)
  static class Settings {}

  @Test
  void everySettingHasADefault() {
    application.run(
        context ->
            assertThat(context.getBean(AccessProperties.class))
                .isEqualTo(
                    new AccessProperties(
                        1000,
                        1000,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(10),
                        "",
                        new Rate(10, Duration.ofMinutes(5), 10_000),
                        new Rate(60_000, Duration.ofMinutes(1), 10_000))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts=1",
        "tokens=100000",
        "remember=10m",
        "grace=0s",
        "logins.times=1",
        "logins.time=24h",
        "requests.callers=1000000",
        "first-token=holdfast_first_0123456789012345678901234567890123456789abc"
      })
  void acceptsWhatIsSensible(String setting) {
    application
        .withPropertyValues("holdfast.access." + setting)
        .run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts=0",
        "tokens=100001",
        "remember=0s",
        "remember=11m",
        "grace=25h",
        "logins.times=0",
        "logins.time=0s",
        "requests.callers=0",
        "first-token=secret",
        "first-token=holdfast_crm_0123456789012345678901234567890123456789abc"
      })
  void refusesWhatIsNot(String setting) {
    application
        .withPropertyValues("holdfast.access." + setting)
        .run(context -> assertThat(context).hasFailed());
  }
}
