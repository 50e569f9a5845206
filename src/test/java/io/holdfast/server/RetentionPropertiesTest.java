package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RetentionPropertiesTest {
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @EnableConfigurationProperties(RetentionProperties.class)
  static class Settings {}

  @Test
  void decisionsAreKeptForThirteenMonthsNotesForNinetyDaysAndMessagesForThirty() {
    application.run(
        context ->
            assertThat(context.getBean(RetentionProperties.class))
                .isEqualTo(
                    new RetentionProperties(
                        Duration.ofDays(396), Duration.ofDays(90), Duration.ofDays(30))));
  }

  @ParameterizedTest
  @CsvSource({
    "decisions=1m, false",
    "decisions=59s, true",
    "topics=1m, false",
    "topics=59s, true",
    "notes=1m, false",
    "notes=59s, true"
  })
  void aMinuteIsTheLeast(String setting, boolean refused) {
    application
        .withPropertyValues("holdfast.retention." + setting)
        .run(context -> assertThat(context.getStartupFailure() != null).isEqualTo(refused));
  }
}
