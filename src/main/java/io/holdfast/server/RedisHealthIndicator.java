package io.holdfast.server;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import redis.clients.jedis.UnifiedJedis;

/** Up while Redis answers. */
final class RedisHealthIndicator extends AbstractHealthIndicator {
  private final UnifiedJedis redis;

  RedisHealthIndicator(UnifiedJedis redis) {
    super("Redis does not answer");
    this.redis = redis;
  }

  // a question about a key, because a cluster answers no other without knowing which node is meant
  @Override
  protected void doHealthCheck(Health.Builder builder) {
    redis.exists("holdfast:health");
    builder.up();
  }
}
