package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RedisPropertiesTest {
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class)
          .withPropertyValues("holdfast.redis.url=redis://localhost:6379");

  @EnableConfigurationProperties(RedisProperties.class)
  static class Settings {}

  @Test
  void everythingButTheAddressHasADefault() {
    application.run(
        context ->
            assertThat(context.getBean(RedisProperties.class))
                .isEqualTo(
                    new RedisProperties(
                        "redis://localhost:6379",
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        16,
                        Duration.ofSeconds(2),
                        5,
                        200)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "url=redis://user:secret@host",
        "url=rediss://host:6380/2",
        "url=redis://one:7000,two:7001,three:7002",
        "connections=1",
        "connections=1000",
        "cluster-attempts=100",
        "largest-command=5000"
      })
  void acceptsWhatIsSensible(String setting) {
    application
        .withPropertyValues("holdfast.redis." + setting)
        .run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "url=",
        "url=localhost:6379",
        "url=http://localhost",
        "url=redis://one:7000, two:7001",
        "connect-timeout=0s",
        "answer-timeout=-1s",
        "connection-wait=0s",
        "connections=0",
        "connections=1001",
        "cluster-attempts=0",
        "largest-command=0",
        "largest-command=5001"
      })
  void refusesTheRestByName(String setting) {
    application
        .withPropertyValues("holdfast.redis." + setting)
        .run(
            context ->
                assertThat(messages(context.getStartupFailure()))
                    .anyMatch(message -> message.contains(property(setting))));
  }

  private static String property(String setting) {
    String name = setting.substring(0, setting.indexOf('='));
    StringBuilder property = new StringBuilder();
    Stream.of(name.split("-"))
        .map(
            word ->
                property.isEmpty()
                    ? word
                    : word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
        .forEach(property::append);
    return "'" + property + "'";
  }

  private static List<String> messages(Throwable failure) {
    List<String> messages = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      messages.add(String.valueOf(cause.getMessage()));
    }
    return messages;
  }
}
