package io.holdfast.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.journal.Entry;
import io.holdfast.journal.Journal;
import io.holdfast.journal.JournalContract;
import io.holdfast.journal.JournalUnavailable;
import io.holdfast.journal.Outbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.embedded.RedisServer;
import redis.embedded.RedisShardedCluster;

/** The journal on three servers that share the state shards. */
class RedisClusterJournalIT extends JournalContract {
  private static List<Integer> ports;
  private static RedisShardedCluster cluster;
  private static RedisClusterClient redis;

  @BeforeAll
  static void start() throws IOException {
    ports = freePorts(3);
    cluster =
        RedisShardedCluster.newRedisCluster()
            .withServerBuilder(
                RedisServer.newRedisServer().setting("bind 127.0.0.1").setting("save \"\""))
            .serverPorts(ports)
            .shard("one", 0)
            .shard("two", 0)
            .shard("three", 0)
            .initializationTimeout(Duration.ofSeconds(60))
            .build();
    cluster.start();
    Set<HostAndPort> nodes =
        ports.stream().map(port -> new HostAndPort("127.0.0.1", port)).collect(Collectors.toSet());
    redis = RedisClusterClient.builder().nodes(nodes).build();
  }

  @AfterAll
  static void stop() throws IOException {
    redis.close();
    cluster.stop();
  }

  @BeforeEach
  void empty() {
    for (int port : ports) {
      try (RedisClient server = RedisClient.create("127.0.0.1", port)) {
        server.flushAll();
      }
    }
  }

  @Override
  protected Journal journal() {
    return new RedisJournal(redis, Duration.ofDays(30), 100);
  }

  @Override
  protected Outbox outbox() {
    return new RedisOutbox(redis);
  }

  @Test
  void aLostNodeIsAFailureAndWorkGoesOnWhenItIsBack() throws IOException {
    List<String> customers = IntStream.range(0, 300).mapToObj(i -> "c-" + i).toList();
    journal().commit(customers.stream().map(id -> entry(state(id), 0)).toList());

    cluster.servers().get(1).stop();

    List<Entry> next = customers.stream().map(id -> entry(state(id), 1)).toList();
    assertThatThrownBy(() -> journal().commit(next)).isInstanceOf(JournalUnavailable.class);
    assertThatThrownBy(() -> journal().load(customers, List.of()))
        .isInstanceOf(JournalUnavailable.class);

    cluster.servers().get(1).start();

    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(JournalUnavailable.class)
        .untilAsserted(
            () ->
                assertThat(journal().load(customers, List.of()).customers())
                    .hasSize(customers.size()));
  }

  /** Ports whose cluster bus, 10000 higher, is free too. */
  private static List<Integer> freePorts(int count) {
    List<Integer> free = new ArrayList<>();
    while (free.size() < count) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      if (isFree(port) && isFree(port + 10_000) && !free.contains(port)) {
        free.add(port);
      }
    }
    return free;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
