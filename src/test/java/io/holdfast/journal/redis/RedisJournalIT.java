package io.holdfast.journal.redis;

import io.holdfast.journal.Journal;
import io.holdfast.journal.JournalContract;
import io.holdfast.journal.Outbox;
import io.holdfast.server.embedded.RedisProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

class RedisJournalIT extends JournalContract {
  @TempDir static Path directory;
  private static RedisProcess server;
  private static RedisClient redis;

  @BeforeAll
  static void start() {
    server = new RedisProcess(directory).start();
    redis = RedisClient.create(server.url());
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
  protected Journal journal() {
    return new RedisJournal(redis, Duration.ofDays(30));
  }

  @Override
  protected Outbox outbox() {
    return new RedisOutbox(redis);
  }
}
