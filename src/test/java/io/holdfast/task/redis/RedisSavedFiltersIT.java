package io.holdfast.task.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.server.embedded.RedisExtension;
import io.holdfast.task.SavedFilters;
import io.holdfast.task.SavedFiltersContract;
import io.holdfast.task.TaskStoreUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;

class RedisSavedFiltersIT extends SavedFiltersContract {
  @RegisterExtension static final RedisExtension REDIS = new RedisExtension();

  @Override
  protected SavedFilters empty() {
    return new RedisSavedFilters(REDIS.client());
  }

  @Test
  void aServerThatIsGoneIsReportedAsSuch() {
    try (RedisClient nowhere = RedisClient.create("127.0.0.1", 1)) {
      assertThatThrownBy(() -> new RedisSavedFilters(nowhere).of("anna"))
          .isInstanceOf(TaskStoreUnavailable.class);
    }
  }
}
