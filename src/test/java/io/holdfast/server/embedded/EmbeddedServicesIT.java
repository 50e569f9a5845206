package io.holdfast.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import redis.clients.jedis.RedisClient;

class EmbeddedServicesIT {

  @TempDir Path directory;

  @Test
  void nothingStartsWhenBothAddressesAreGiven() {
    Map<String, Object> outside =
        Map.of(
            EmbeddedServices.KAFKA_ADDRESS, "kafka.example:9092",
            EmbeddedServices.REDIS_ADDRESS, "redis://redis.example:6379");
    try (ConfigurableApplicationContext context = started(outside)) {
      assertThat(context.getEnvironment().getProperty(EmbeddedServices.KAFKA_ADDRESS))
          .isEqualTo("kafka.example:9092");
      assertThat(context.getEnvironment().getProperty(EmbeddedServices.REDIS_ADDRESS))
          .isEqualTo("redis://redis.example:6379");
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void onlyRedisStartsWhenKafkaIsGiven() {
    try (ConfigurableApplicationContext context =
        started(Map.of(EmbeddedServices.KAFKA_ADDRESS, "kafka.example:9092"))) {
      String url = context.getEnvironment().getProperty(EmbeddedServices.REDIS_ADDRESS);
      try (RedisClient client = RedisClient.create(url)) {
        assertThat(client.ping()).isEqualTo("PONG");
      }
      assertThat(directory.resolve("kafka")).doesNotExist();
    }
  }

  @Test
  void theServicesOutliveEveryBean() {
    try (GenericApplicationContext context =
        started(Map.of(EmbeddedServices.KAFKA_ADDRESS, "kafka.example:9092"))) {
      RedisClient client =
          RedisClient.create(context.getEnvironment().getProperty(EmbeddedServices.REDIS_ADDRESS));
      context
          .getDefaultListableBeanFactory()
          .registerDisposableBean(
              "lastWrite",
              () -> {
                client.set("key", "written while closing");
                client.close();
              });
    }
    try (EmbeddedRedis redis =
            new EmbeddedRedis(EmbeddedRedisProperties.onFreePort(directory.resolve("redis")))
                .start();
        RedisClient client = RedisClient.create(redis.url())) {
      assertThat(client.get("key")).isEqualTo("written while closing");
    }
  }

  @Test
  void anImpossiblePortIsRefused() {
    assertThatException()
        .isThrownBy(() -> started(Map.of("holdfast.embedded.redis-port", "70000")))
        .withStackTraceContaining("redisPort");
  }

  private GenericApplicationContext started(Map<String, Object> given) {
    Map<String, Object> properties = new HashMap<>(given);
    properties.putIfAbsent("holdfast.embedded.redis-port", "0");
    properties.put("holdfast.embedded.redis-directory", directory.resolve("redis").toString());
    GenericApplicationContext context = new GenericApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("t", properties));
    new EmbeddedServices().initialize(context);
    context.refresh();
    return context;
  }
}
