package io.holdfast.server;

import io.holdfast.journal.DueTimers;
import io.holdfast.journal.Journal;
import io.holdfast.journal.Outbox;
import io.holdfast.journal.redis.RedisJournal;
import io.holdfast.journal.redis.RedisOutbox;
import io.holdfast.journal.redis.RedisTimers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/** Redis, and what is kept there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisProperties.class)
class RedisConfiguration {

  @Bean(destroyMethod = "close")
  UnifiedJedis redis(RedisProperties properties) {
    return RedisConnection.open(properties);
  }

  @Bean
  RedisHealthIndicator redisHealthIndicator(UnifiedJedis redis) {
    return new RedisHealthIndicator(redis);
  }

  @Bean
  Journal journal(UnifiedJedis redis, RedisProperties properties) {
    return new RedisJournal(redis, properties.decisionRetention(), properties.largestCommand());
  }

  @Bean
  DueTimers dueTimers(UnifiedJedis redis) {
    return new RedisTimers(redis);
  }

  @Bean
  Outbox outbox(UnifiedJedis redis, RedisProperties properties) {
    return new RedisOutbox(redis, properties.decisionRetention(), properties.largestCommand());
  }
}
