package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.notification.NotificationLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class NotificationPropertiesTest {
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @EnableConfigurationProperties(NotificationProperties.class)
  static class Settings {}

  @Test
  void everySettingHasADefault() {
    application.run(
        context -> {
          NotificationProperties properties = context.getBean(NotificationProperties.class);
          assertThat(properties.address()).isEqualTo("http://127.0.0.1:8080");
          assertThat(properties.webhookOrigins()).isEmpty();
          assertThat(properties.limits())
              .isEqualTo(
                  new NotificationLimits(
                      10_000,
                      Duration.ofMinutes(1),
                      Duration.ofSeconds(10),
                      Duration.ofMinutes(30),
                      Duration.ofHours(24)));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max-batch=5000",
        "address=https://example.org/holdfast",
        "webhook-origins=https://a.example.org,http://b.example.org:8080",
        "timeout=29s",
        "waiting=1",
        "calendar-tasks=10000"
      })
  void acceptsWhatIsSensible(String setting) {
    application
        .withPropertyValues("holdfast.notifications." + setting)
        .run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "group=",
        "max-batch=0",
        "address=example.org",
        "address=https://example.org/",
        "mail-from=",
        "webhook-origins=https://a.example.org/path",
        "webhook-origins=ftp://a.example.org",
        "timeout=30s",
        "waiting=0",
        "resend-delay=0",
        "give-up-after=31d",
        "calendar-tasks=10001"
      })
  void refusesWhatIsNot(String setting) {
    application
        .withPropertyValues("holdfast.notifications." + setting)
        .run(context -> assertThat(context).hasFailed());
  }
}
