package io.holdfast.server.embedded;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;

/** A Redis server that tests can kill; the address and the data stay the same each time. */
public final class RedisProcess implements AutoCloseable {

  private final int port = LoopbackPort.orFree(0);
  private final EmbeddedRedis redis;

  public RedisProcess(Path directory) {
    redis = new EmbeddedRedis(new EmbeddedRedisProperties(port, directory));
  }

  /** Returns when the server has loaded its data and takes commands. */
  public RedisProcess start() {
    redis.start();
    return this;
  }

  public String url() {
    return redis.url();
  }

  public long pid() {
    return redis.process().pid();
  }

  /** Ends the server at once, as {@code kill -9} does. */
  public void kill() {
    redis.process().destroyForcibly();
    redis.close();
    await().untilAsserted(() -> LoopbackPort.requireFree(port, "the killed server's port"));
  }

  @Override
  public void close() {
    redis.close();
  }
}
