package io.holdfast.journal.redis;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.embedded.RedisServer;
import redis.embedded.RedisShardedCluster;

/** Three real servers that share the keys, without persistence. */
public record RedisCluster(
    RedisShardedCluster servers, List<Integer> ports, RedisClusterClient client)
    implements AutoCloseable {

  public static RedisCluster start() throws IOException {
    List<Integer> ports = freePorts(3);
    RedisShardedCluster servers =
        RedisShardedCluster.newRedisCluster()
            .withServerBuilder(
                RedisServer.newRedisServer().setting("bind 127.0.0.1").setting("save \"\""))
            .serverPorts(ports)
            .shard("one", 0)
            .shard("two", 0)
            .shard("three", 0)
            .initializationTimeout(Duration.ofSeconds(60))
            .build();
    servers.start();
    for (int port : ports) {
      // on a busy machine a node that answers late is not one that is gone, nor does each know at
      // once that the others are there
      try (RedisClient server = RedisClient.create("127.0.0.1", port)) {
        server.configSet("cluster-node-timeout", "30000");
        await().atMost(Duration.ofSeconds(60)).until(() -> knowsAll(server));
      }
    }
    Set<HostAndPort> nodes =
        ports.stream().map(port -> new HostAndPort("127.0.0.1", port)).collect(Collectors.toSet());
    return new RedisCluster(servers, ports, RedisClusterClient.builder().nodes(nodes).build());
  }

  private static boolean knowsAll(RedisClient server) {
    byte[] info = (byte[]) server.sendCommand(Protocol.Command.CLUSTER, "INFO");
    return new String(info, StandardCharsets.US_ASCII).contains("cluster_state:ok");
  }

  public void empty() {
    for (int port : ports) {
      try (RedisClient server = RedisClient.create("127.0.0.1", port)) {
        server.flushAll();
      }
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    servers.stop();
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
