package io.holdfast.server;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.providers.PooledConnectionProvider;
import redis.clients.jedis.util.JedisURIHelper;

/** Opens the client that suits the address: for one server, or for a cluster. */
final class RedisConnection {
  private static final int USUAL_PORT = 6379;

  private RedisConnection() {}

  static UnifiedJedis open(RedisProperties properties) {
    List<URI> servers = servers(properties.url());
    if (servers.size() == 1) {
      return RedisClient.builder()
          .connectionProvider(
              new PooledConnectionProvider(
                  new RestedConnections(
                      address(servers.get(0)), settings(servers.get(0), properties)),
                  pool(properties)))
          .build();
    }
    Set<HostAndPort> nodes =
        servers.stream().map(RedisConnection::address).collect(Collectors.toSet());
    return RedisClusterClient.builder()
        .nodes(nodes)
        .clientConfig(settings(servers.get(0), properties))
        .maxAttempts(properties.clusterAttempts())
        .poolConfig(pool(properties))
        .build();
  }

  /** The servers of an address; all but the first may go without a scheme. */
  private static List<URI> servers(String url) {
    return Arrays.stream(url.split(","))
        .map(server -> URI.create(server.contains("://") ? server : "redis://" + server))
        .toList();
  }

  private static HostAndPort address(URI server) {
    return new HostAndPort(server.getHost(), server.getPort() < 0 ? USUAL_PORT : server.getPort());
  }

  private static JedisClientConfig settings(URI server, RedisProperties properties) {
    return DefaultJedisClientConfig.builder()
        .user(JedisURIHelper.getUser(server))
        .password(JedisURIHelper.getPassword(server))
        .database(JedisURIHelper.getDBIndex(server))
        .ssl(JedisURIHelper.isRedisSSLScheme(server))
        .connectionTimeoutMillis(Math.toIntExact(properties.connectTimeout().toMillis()))
        .socketTimeoutMillis(Math.toIntExact(properties.answerTimeout().toMillis()))
        .clientName("holdfast")
        .build();
  }

  private static ConnectionPoolConfig pool(RedisProperties properties) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(properties.connections());
    pool.setMaxIdle(properties.connections());
    pool.setMaxWait(properties.connectionWait());
    // a connection that a restart of Redis left dead is replaced before it is used
    pool.setTestOnBorrow(true);
    return pool;
  }
}
