package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.pipeline.ShadowLimits;
import io.holdfast.rules.release.ReleasePolicy;
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
          assertThat(properties.lookEvery()).isEqualTo(Duration.ofMillis(100));
          assertThat(properties.limits().files()).isEqualTo(2_000);
          assertThat(properties.source().author()).isEmpty();
          assertThat(properties.policy()).isEqualTo(new ReleasePolicy(100, 64 << 20, 500));
          assertThat(properties.shadow().limits()).isEqualTo(ShadowLimits.DEFAULT);
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
        "max-rules=1",
        "max-rules=100000",
        "max-firings=1000000",
        "max-time=1ms",
        "max-time=1m",
        "max-memory=1MB",
        "max-memory=16GB",
        "kept.versions=2",
        "kept.versions=10000",
        "kept.size=512MB",
        "kept.acts=1",
        "kept.acts=10000",
        "kept.at-hand=6",
        "kept.at-hand=50",
        "parity.smallest-group=1",
        "parity.smallest-group=1000",
        "parity.alert-below=0",
        "parity.alert-below=1",
        "shadow.waiting=1",
        "shadow.waiting=100000",
        "shadow.rules=0",
        "shadow.rules=10000",
        "shadow.latest=0",
        "shadow.latest=1000",
        "author=Ann",
        "cases=optional",
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
        "parity.smallest-group=0",
        "parity.smallest-group=1001",
        "parity.alert-below=-0.1",
        "parity.alert-below=1.1",
        "cases=sometimes",
        "look-every=61s",
        "max-files=0",
        "max-files=100001",
        "max-file-size=65MB",
        "max-size=513MB",
        "max-rules=0",
        "max-rules=100001",
        "max-firings=0",
        "max-firings=1000001",
        "max-time=0ms",
        "max-time=61s",
        "max-memory=1023KB",
        "max-memory=17GB",
        "kept.versions=1",
        "kept.versions=10001",
        "kept.size=513MB",
        "kept.acts=0",
        "kept.acts=10001",
        "kept.at-hand=5",
        "kept.at-hand=51",
        "shadow.waiting=0",
        "shadow.waiting=100001",
        "shadow.rules=-1",
        "shadow.rules=10001",
        "shadow.latest=-1",
        "shadow.latest=1001",
        "instance-id=",
      })
  void aValueOverItsEdgeIsRefused(String value) {
    runner
        .withPropertyValues("holdfast.rules." + value)
        .run(context -> assertThat(context).hasFailed());
  }
}
