package io.holdfast.task.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.task.SavedFilters;
import io.holdfast.task.SavedFiltersContract;
import io.holdfast.task.TaskStoreUnavailable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RedisSavedFiltersIT extends SavedFiltersContract {
  private static TestRedis server;
  private static RedisClient redis;

  @BeforeAll
  static void start() throws Exception {
    server = TestRedis.start();
    redis = RedisClient.create("127.0.0.1", server.port());
  }

  @AfterAll
  static void stop() throws Exception {
    redis.close();
    server.close();
  }

  @Override
  protected SavedFilters empty() {
    redis.flushAll();
    return new RedisSavedFilters(redis);
  }

  @Test
  void aServerThatIsGoneIsReportedAsSuch() {
    try (RedisClient nowhere = RedisClient.create("127.0.0.1", 1)) {
      assertThatThrownBy(() -> new RedisSavedFilters(nowhere).of("anna"))
          .isInstanceOf(TaskStoreUnavailable.class);
    }
  }
}
