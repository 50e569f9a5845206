package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.console.ConsoleProperties;
import io.holdfast.journal.kafka.RecentDecisionsProperties;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class TaskPropertiesTest {
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @EnableConfigurationProperties({
    TaskProperties.class,
    ConsoleProperties.class,
    RecentDecisionsProperties.class,
    ViewProperties.class
  })
  static class Settings {}

  @Test
  void everySettingHasADefault() {
    application.run(
        context -> {
          assertThat(context.getBean(TaskProperties.class))
              .isEqualTo(
                  new TaskProperties(
                      "holdfast-tasks",
                      1000,
                      DataSize.ofKilobytes(64),
                      Duration.ofMillis(200),
                      Duration.ofSeconds(20),
                      Duration.ofMillis(500),
                      Duration.ofSeconds(10),
                      20,
                      100,
                      Duration.ofDays(90),
                      Duration.ofMinutes(10),
                      Duration.ofDays(400),
                      Duration.ofSeconds(5),
                      Duration.ofSeconds(30),
                      Duration.ofSeconds(1),
                      50,
                      Duration.ofSeconds(10),
                      Duration.ofDays(30)));
          assertThat(context.getBean(ConsoleProperties.class))
              .isEqualTo(new ConsoleProperties("system", 50, Duration.ofSeconds(2), 12));
          assertThat(context.getBean(ViewProperties.class))
              .isEqualTo(new ViewProperties(Duration.ofDays(365), 100_000));
          assertThat(context.getBean(RecentDecisionsProperties.class))
              .isEqualTo(
                  new RecentDecisionsProperties(
                      1000, DataSize.ofKilobytes(64), Duration.ofMillis(500)));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tasks.max-batch=1",
        "tasks.max-batch=10000",
        "tasks.signals-shown=2",
        "tasks.changes-kept=500",
        "tasks.remember-actions=1m",
        "console.timezone=Asia/Shanghai",
        "console.page-size=200",
        "console.saved-views=100",
        "views.retention=1d",
        "views.kept=10000000",
        "recent-decisions.limit=1",
        "recent-decisions.limit=100000"
      })
  void acceptsWhatIsSensible(String setting) {
    application
        .withPropertyValues("holdfast." + setting)
        .run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tasks.group=",
        "tasks.max-batch=0",
        "tasks.max-batch=10001",
        "tasks.signals-shown=1",
        "tasks.changes-kept=501",
        "tasks.remember-actions=59s",
        "tasks.retry-delay=0",
        "console.timezone=Nowhere/Land",
        "console.page-size=0",
        "console.page-size=201",
        "console.saved-views=0",
        "console.saved-views=101",
        "views.retention=23h",
        "views.kept=999",
        "recent-decisions.limit=0",
        "recent-decisions.limit=100001"
      })
  void refusesWhatIsNot(String setting) {
    application
        .withPropertyValues("holdfast." + setting)
        .run(context -> assertThat(context).hasFailed());
  }
}
