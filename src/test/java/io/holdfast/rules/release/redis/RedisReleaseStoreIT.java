package io.holdfast.rules.release.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.rules.release.Release;
import io.holdfast.rules.release.ReleaseStore;
import io.holdfast.rules.release.ReleaseStoreContract;
import io.holdfast.rules.release.ReleaseStoreUnavailable;
import io.holdfast.server.embedded.RedisProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClient;

class RedisReleaseStoreIT extends ReleaseStoreContract {
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
  protected ReleaseStore store() {
    return new RedisReleaseStore(redis);
  }

  @Test
  void whatWasCommittedSurvivesTheServersEnd() {
    store().commit(full(1), Map.of("a1", bytes("one")), Set.of());

    server.kill();
    assertThatThrownBy(() -> store().revision()).isInstanceOf(ReleaseStoreUnavailable.class);
    assertThatThrownBy(() -> store().load()).isInstanceOf(ReleaseStoreUnavailable.class);
    assertThatThrownBy(() -> store().commit(full(2), Map.of(), Set.of()))
        .isInstanceOf(ReleaseStoreUnavailable.class);
    assertThatThrownBy(() -> store().content("a1")).isInstanceOf(ReleaseStoreUnavailable.class);
    server.start();

    assertThat(store().load()).isEqualTo(full(1));
    assertThat(store().content("a1")).hasValue(bytes("one"));
  }

  @Test
  void aDamagedReleaseIsNotTakenForAnEmptyOne() {
    redis.hset("holdfast:r:{rules}", Map.of("revision", "7", "release", "{\"active\": tru"));

    assertThatThrownBy(() -> store().load())
        .isInstanceOf(ReleaseStoreUnavailable.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aReleaseFromBeforeThereWasMoreToItIsRead() {
    redis.hset(
        "holdfast:r:{rules}",
        Map.of(
            "revision",
            "7",
            "release",
            """
            {"revision": 7, "before": [], "directories": {}, "trail": [],
             "kept": [{"version": "a1", "name": "telco", "author": "Ann",
                       "at": "2026-11-22T18:00:00Z", "bytes": 3, "approved": true}]}
            """));

    Release release = store().load();

    assertThat(release.announced()).isEmpty();
    assertThat(release.kept("a1").orElseThrow().fourEyes()).isFalse();
  }

  @Test
  void keysAreNamedAsDocumented() {
    store().commit(full(1), Map.of("a1", bytes("one")), Set.of());

    assertThat(redis.keys("*"))
        .containsExactlyInAnyOrder("holdfast:r:{rules}", "holdfast:r:{rules}:a1");
  }
}
