package io.holdfast.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClient;

/** A test class's own Redis server, empty at the beginning of every test. */
public final class RedisExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private Path directory;
  private RedisProcess server;
  private RedisClient client;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    directory = Files.createTempDirectory("holdfast-redis");
    server = new RedisProcess(directory).start();
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    // connections to a server that was killed are of no use to the one that comes after it
    pool.setTestOnBorrow(true);
    client = RedisClient.builder().fromURI(server.url()).poolConfig(pool).build();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    client.flushAll();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    client.close();
    server.close();
    FileSystemUtils.deleteRecursively(directory);
  }

  public RedisClient client() {
    return client;
  }

  /** Ends the server at once, as {@code kill -9} does. */
  public void kill() {
    server.kill();
  }

  /** Starts the killed server again, with what it had kept. */
  public void restart() {
    server.start();
  }
}
