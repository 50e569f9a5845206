package io.holdfast.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;

class EmbeddedRedisIT {

  @TempDir Path directory;

  @Test
  void dataSurvivesARestart() {
    EmbeddedRedis redis = onFreePort();
    try (redis) {
      redis.start();
      write(redis.url(), "kept");
    }
    try (redis) {
      redis.start();
      assertThat(read(redis.url())).isEqualTo("kept");
    }
  }

  @Test
  void dataSurvivesAKilledServer() {
    try (RedisProcess redis = new RedisProcess(directory)) {
      redis.start();
      write(redis.url(), "kept");
      redis.kill();
      redis.start();
      assertThat(read(redis.url())).isEqualTo("kept");
    }
  }

  @Test
  void everyWriteIsOnDiskBeforeItIsAcknowledged() {
    try (EmbeddedRedis redis = onFreePort().start();
        Jedis client = new Jedis(URI.create(redis.url()))) {
      assertThat(client.configGet("append*"))
          .containsEntry("appendonly", "yes")
          .containsEntry("appendfsync", "always");
    }
  }

  @Test
  void theServerOfAKilledHoldfastIsTakenOver() {
    int port = LoopbackPort.orFree(0);
    try (ChildJvm holdfast = ChildJvm.start(EmbeddedRedisIT.class, port, directory)) {
      write("redis://127.0.0.1:" + port, "kept");
      holdfast.kill();
    }
    int otherPort = LoopbackPort.orFree(0);
    try (EmbeddedRedis redis =
        new EmbeddedRedis(new EmbeddedRedisProperties(otherPort, directory)).start()) {
      assertThat(read(redis.url())).isEqualTo("kept");
      LoopbackPort.requireFree(port, "the orphan's port");
    }
  }

  @Test
  void theServerStopsWithItsOwner() {
    int port = LoopbackPort.orFree(0);
    new EmbeddedRedis(new EmbeddedRedisProperties(port, directory)).start().close();
    LoopbackPort.requireFree(port, "the stopped server's port");
  }

  @Test
  void aPortTakenByAStrangerIsRefusedWithTheSettingToChange() throws IOException {
    try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EmbeddedRedis redis =
          new EmbeddedRedis(new EmbeddedRedisProperties(stranger.getLocalPort(), directory));
      assertThatExceptionOfType(EmbeddedServiceException.class)
          .isThrownBy(redis::start)
          .withMessageContaining(String.valueOf(stranger.getLocalPort()))
          .satisfies(e -> assertThat(e.remedy()).contains("holdfast.embedded.redis-port"));
    }
  }

  @Test
  void aDirectoryInUseIsRefusedAndItsServerLeftAlone() {
    try (EmbeddedRedis first = onFreePort().start()) {
      assertThatExceptionOfType(EmbeddedServiceException.class)
          .isThrownBy(onFreePort()::start)
          .satisfies(e -> assertThat(e.remedy()).contains("holdfast.embedded.redis-directory"));
      assertThat(first.process().isAlive()).isTrue();
    }
  }

  /** Stands for the Holdfast that is killed. */
  public static void main(String[] arguments) throws IOException {
    new EmbeddedRedis(
            new EmbeddedRedisProperties(Integer.parseInt(arguments[0]), Path.of(arguments[1])))
        .start();
    ChildJvm.sayReady();
  }

  private EmbeddedRedis onFreePort() {
    return new EmbeddedRedis(EmbeddedRedisProperties.onFreePort(directory));
  }

  private static void write(String url, String value) {
    try (RedisClient client = RedisClient.create(url)) {
      client.set("key", value);
    }
  }

  private static String read(String url) {
    try (RedisClient client = RedisClient.create(url)) {
      return client.get("key");
    }
  }
}
