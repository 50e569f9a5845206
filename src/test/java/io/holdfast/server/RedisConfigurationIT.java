package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.journal.Journal;
import io.holdfast.journal.JournalUnavailable;
import io.holdfast.server.embedded.RedisProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RedisConfigurationIT {
  @TempDir Path directory;

  @Test
  void healthAndJournalSayWhenRedisIsAwayAndWorkAgainWhenItIsBack() {
    try (RedisProcess server = new RedisProcess(directory).start()) {
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(RedisConfiguration.class)
          .withPropertyValues("holdfast.redis.url=" + server.url())
          .run(
              context -> {
                Journal journal = context.getBean(Journal.class);
                RedisHealthIndicator health = context.getBean(RedisHealthIndicator.class);
                assertThat(health.health().getStatus()).isEqualTo(Status.UP);
                journal.load(List.of("c-1"), List.of());

                server.kill();

                assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
                assertThatThrownBy(() -> journal.load(List.of("c-1"), List.of()))
                    .isInstanceOf(JournalUnavailable.class);

                server.start();

                assertThat(health.health().getStatus()).isEqualTo(Status.UP);
                assertThat(journal.load(List.of("c-1"), List.of()).customers()).hasSize(1);
              });
    }
  }
}
