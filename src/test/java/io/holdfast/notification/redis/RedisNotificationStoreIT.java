package io.holdfast.notification.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.notification.NotificationStore;
import io.holdfast.notification.NotificationStoreContract;
import io.holdfast.notification.NotificationStoreUnavailable;
import io.holdfast.task.redis.TestRedis;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RedisNotificationStoreIT extends NotificationStoreContract {
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

  @BeforeEach
  void empty() {
    redis.flushAll();
  }

  @Override
  protected NotificationStore store() {
    return new RedisNotificationStore(redis);
  }

  @Test
  void keysAreNamedAsDocumented() {
    store().put(PREFERENCES);
    store().add(List.of(notice("a")), NOW, 1);

    assertThat(redis.keys("*"))
        .containsExactlyInAnyOrder(
            "holdfast:n:{notifications}:preferences",
            "holdfast:n:{notifications}:notices",
            "holdfast:n:{notifications}:due");
  }

  @Test
  void aServerThatIsGoneIsReportedAsSuch() {
    try (RedisClient nowhere = RedisClient.create("127.0.0.1", 1)) {
      NotificationStore store = new RedisNotificationStore(nowhere);
      assertThatThrownBy(() -> store.take(NOW, NOW))
          .isInstanceOf(NotificationStoreUnavailable.class);
    }
  }
}
