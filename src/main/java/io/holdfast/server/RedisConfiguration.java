package io.holdfast.server;

import io.holdfast.access.AccessStore;
import io.holdfast.access.ViewLog;
import io.holdfast.access.redis.RedisAccessStore;
import io.holdfast.access.redis.RedisViewLog;
import io.holdfast.journal.Budgets;
import io.holdfast.journal.DueTimers;
import io.holdfast.journal.Journal;
import io.holdfast.journal.Notes;
import io.holdfast.journal.Outbox;
import io.holdfast.journal.redis.RedisBudgets;
import io.holdfast.journal.redis.RedisJournal;
import io.holdfast.journal.redis.RedisNotes;
import io.holdfast.journal.redis.RedisOutbox;
import io.holdfast.journal.redis.RedisTimers;
import io.holdfast.journal.redis.Retention;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/** Redis, and what is kept there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  RedisProperties.class,
  RetentionProperties.class,
  ViewProperties.class
})
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
  Journal journal(UnifiedJedis redis, RedisProperties properties, RetentionProperties retention) {
    Retention kept = new Retention(retention.decisions(), retention.notes(), retention.topics());
    return new RedisJournal(redis, kept, properties.largestCommand());
  }

  @Bean
  Notes notes(UnifiedJedis redis, RetentionProperties retention) {
    return new RedisNotes(redis, retention.notes());
  }

  @Bean
  Budgets budgets(UnifiedJedis redis) {
    return new RedisBudgets(redis);
  }

  @Bean
  AccessStore accessStore(UnifiedJedis redis) {
    return new RedisAccessStore(redis);
  }

  @Bean
  ViewLog viewLog(UnifiedJedis redis, ViewProperties properties) {
    return new RedisViewLog(redis, properties.retention(), properties.kept());
  }

  @Bean
  DueTimers dueTimers(UnifiedJedis redis) {
    return new RedisTimers(redis);
  }

  @Bean
  Outbox outbox(UnifiedJedis redis, RedisProperties properties, RetentionProperties retention) {
    return new RedisOutbox(redis, retention.decisions(), properties.largestCommand());
  }
}
