package io.holdfast.notification.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.notification.NotificationStore;
import io.holdfast.notification.NotificationStoreContract;
import io.holdfast.notification.NotificationStoreUnavailable;
import io.holdfast.server.embedded.RedisExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;

class RedisNotificationStoreIT extends NotificationStoreContract {
  @RegisterExtension static final RedisExtension REDIS = new RedisExtension();

  @Override
  protected NotificationStore store() {
    return new RedisNotificationStore(REDIS.client());
  }

  @Test
  void keysAreNamedAsDocumented() {
    store().put(PREFERENCES);
    store().add(List.of(notice("a")), NOW, 1);

    assertThat(REDIS.client().keys("*"))
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
