package io.holdfast.server;

import io.holdfast.access.Staff;
import io.holdfast.console.ConsoleProperties;
import io.holdfast.plan.PlanDesk;
import io.holdfast.plan.PlanStore;
import io.holdfast.plan.kafka.PlanCloudEvents;
import io.holdfast.plan.redis.RedisPlanStore;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/** Where relationship plans are kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlanProperties.class)
class PlanConfiguration {

  @Bean
  PlanStore planStore(UnifiedJedis redis) {
    return new RedisPlanStore(redis, new PlanCloudEvents());
  }

  @Bean
  PlanDesk planDesk(
      PlanStore store,
      Staff staff,
      PlanProperties properties,
      ConsoleProperties pages,
      InstantSource clock) {
    return new PlanDesk(
        store,
        properties.limits(),
        person -> staff.list().stream().anyMatch(one -> one.account().id().equals(person)),
        day -> day.atTime(properties.workBegins()).atZone(pages.zone()).toInstant(),
        clock);
  }
}
