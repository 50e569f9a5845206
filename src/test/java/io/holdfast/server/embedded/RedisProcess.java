package io.holdfast.server.embedded;

import java.nio.file.Path;

/** A Redis server that tests can kill; the address and the data stay the same each time. */
public final class RedisProcess implements AutoCloseable {

  private final EmbeddedRedis redis;

  public RedisProcess(Path directory) {
    redis = new EmbeddedRedis(EmbeddedRedisProperties.onFreePort(directory));
  }

  /** Returns when the server has loaded its data and takes commands. */
  public RedisProcess start() {
    redis.start();
    return this;
  }

  public String url() {
    return redis.url();
  }

  /** Ends the server at once, as {@code kill -9} does. */
  public void kill() {
    ProcessHandle process = redis.process();
    process.destroyForcibly();
    process.onExit().join();
    redis.close();
  }

  @Override
  public void close() {
    redis.close();
  }
}
