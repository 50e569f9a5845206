package io.holdfast.server;

import java.time.Duration;
import org.apache.commons.pool2.PooledObject;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/**
 * Tests a connection before it is used only if it has rested: a test is a round trip, which a
 * caller on the phone would wait for, and what answered a moment ago is not worth one.
 */
final class RestedConnections extends ConnectionFactory {
  private static final Duration RESTED = Duration.ofMillis(500);

  RestedConnections(HostAndPort server, JedisClientConfig settings) {
    super(server, settings);
  }

  @Override
  public boolean validateObject(PooledObject<Connection> pooled) {
    boolean fresh = pooled.getIdleDuration().compareTo(RESTED) < 0;
    return fresh
        ? pooled.getObject().isConnected() && !pooled.getObject().isBroken()
        : super.validateObject(pooled);
  }
}
