package io.holdfast.rules.release.redis;

import io.holdfast.journal.redis.RedisCluster;
import io.holdfast.rules.release.ReleaseStore;
import io.holdfast.rules.release.ReleaseStoreContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The release on three servers, of which one keeps all of it. */
class RedisClusterReleaseStoreIT extends ReleaseStoreContract {
  private static RedisCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = RedisCluster.start();
  }

  @AfterAll
  static void stop() throws IOException {
    cluster.close();
  }

  @BeforeEach
  void empty() {
    cluster.empty();
  }

  @Override
  protected ReleaseStore store() {
    return new RedisReleaseStore(cluster.client());
  }
}
