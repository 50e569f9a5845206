package io.holdfast.access.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.access.AccessStore;
import io.holdfast.access.AccessStoreContract;
import io.holdfast.access.AccessStoreUnavailable;
import io.holdfast.server.embedded.RedisProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClient;

class RedisAccessStoreIT extends AccessStoreContract {
  @TempDir static Path directory;
  private static RedisProcess server;
  private static RedisClient redis;

  @BeforeAll
  static void start() {
    server = new RedisProcess(directory).start();
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setTestOnBorrow(true);
    redis = RedisClient.builder().fromURI(server.url()).poolConfig(pool).build();
  }

  @AfterAll
  static void stop() {
    redis.close();
    server.close();
  }

  @BeforeEach
  void empty() {
    redis.flushAll();
  }

  @Override
  protected AccessStore store() {
    return new RedisAccessStore(redis);
  }

  @Test
  void whatWasKeptSurvivesTheServersEnd() {
    store().begin(List.of(ACCOUNT), TOKEN);

    server.kill();
    assertThatThrownBy(() -> store().token("crm")).isInstanceOf(AccessStoreUnavailable.class);
    assertThatThrownBy(() -> store().accounts()).isInstanceOf(AccessStoreUnavailable.class);
    server.start();

    assertThat(store().account("m.lin")).hasValue(ACCOUNT);
    assertThat(store().token("crm")).hasValue(TOKEN);
  }

  @Test
  void whatIsDamagedIsNotTakenForNothing() {
    redis.hset("holdfast:a:{access}:accounts", "m.lin", "{\"id\": ");

    assertThatThrownBy(() -> store().account("m.lin"))
        .isInstanceOf(AccessStoreUnavailable.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void anAccountKeptBeforeThereWereIdentityProvidersLogsInByPassword() {
    store().add(ACCOUNT, 1);
    String kept = redis.hget("holdfast:a:{access}:accounts", "m.lin");
    redis.hset("holdfast:a:{access}:accounts", "m.lin", kept.replaceAll(",\"subject\":[^}]*", ""));

    assertThat(store().account("m.lin").orElseThrow().subject()).isEmpty();
  }

  @Test
  void keysAreNamedAsDocumented() {
    store().begin(List.of(ACCOUNT), TOKEN);
    store().used("crm", NOW);

    assertThat(redis.keys("*"))
        .containsExactlyInAnyOrder(
            "holdfast:a:{access}:accounts",
            "holdfast:a:{access}:tokens",
            "holdfast:a:{access}:used");
  }
}
