package io.holdfast.journal.redis;

import io.holdfast.journal.Budgets;
import io.holdfast.journal.BudgetsContract;
import io.holdfast.server.embedded.RedisProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

class RedisBudgetsIT extends BudgetsContract {
  @TempDir static Path directory;
  private static RedisProcess server;
  private static RedisClient redis;

  @BeforeAll
  static void start() {
    server = new RedisProcess(directory).start();
    redis = RedisClient.builder().fromURI(server.url()).build();
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
  protected Budgets budgets() {
    return new RedisBudgets(redis);
  }
}
