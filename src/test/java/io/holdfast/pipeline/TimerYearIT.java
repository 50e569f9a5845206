package io.holdfast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.journal.redis.RedisJournal;
import io.holdfast.journal.redis.RedisTimers;
import io.holdfast.journal.redis.Retention;
import io.holdfast.server.embedded.RedisProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClient;

/** The year of timers on a Redis that is killed again and again. */
class TimerYearIT {
  @TempDir private Path directory;

  @Test
  void aYearOfTimersLosesNoneAndDoublesNoneWhenRedisIsKilled() {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setTestOnBorrow(true);
    try (RedisProcess server = new RedisProcess(directory).start();
        RedisClient redis = RedisClient.builder().fromURI(server.url()).poolConfig(pool).build()) {
      TimerYear year =
          new TimerYear(
              77,
              40,
              new RedisJournal(
                  redis,
                  new Retention(Duration.ofDays(30), Duration.ofDays(30), Duration.ofDays(30)),
                  100),
              new RedisTimers(redis),
              () -> {
                server.kill();
                server.start();
              });

      year.pass();

      assertThat(year.fed).isGreaterThan(100);
      assertThat(year.failures).isGreaterThan(100);
    }
  }
}
