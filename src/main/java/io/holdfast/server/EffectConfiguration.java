package io.holdfast.server;

import io.holdfast.effect.EffectIntake;
import io.holdfast.effect.EffectStore;
import io.holdfast.effect.Effects;
import io.holdfast.effect.MeasuredRules;
import io.holdfast.effect.Measurement;
import io.holdfast.effect.kafka.DecisionListener;
import io.holdfast.effect.redis.RedisEffectStore;
import io.holdfast.rules.RuleSets;
import io.holdfast.server.KafkaConfiguration.TopicsReady;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import redis.clients.jedis.UnifiedJedis;

/** How published decisions are counted, and where the counts are kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EffectProperties.class)
class EffectConfiguration {

  @Bean
  EffectStore effectStore(UnifiedJedis redis, EffectProperties properties) {
    return new RedisEffectStore(redis, properties.kept(), properties.counts());
  }

  @Bean
  Effects effects(
      EffectStore store, RuleSets ruleSets, EffectProperties properties, InstantSource clock) {
    return new Effects(
        store, () -> MeasuredRules.of(ruleSets.active()), properties.months(), clock);
  }

  @Bean
  KafkaMessageListenerContainer<byte[], byte[]> effectConsumption(
      EffectStore store,
      RuleSets ruleSets,
      ConsumerFactory<byte[], byte[]> consumers,
      EffectProperties properties,
      KafkaSettings settings,
      TopicsReady topics) {
    EffectIntake intake =
        new EffectIntake(store, () -> Measurement.of(ruleSets.active()), properties.perCustomer());
    ContainerProperties container = new ContainerProperties(DecisionListener.DECISIONS);
    container.setGroupId(properties.group());
    container.setKafkaConsumerProperties(
        Membership.inBatches(
            settings.instanceId(),
            properties.sessionTimeout(),
            properties.maxBatch(),
            properties.fetchSize(),
            properties.fetchWait()));
    container.setMessageListener(new DecisionListener(intake));
    KafkaMessageListenerContainer<byte[], byte[]> consumption =
        new KafkaMessageListenerContainer<>(consumers, container);
    consumption.setCommonErrorHandler(
        new DefaultErrorHandler(
            KafkaConfiguration.forEver(properties.retryDelay(), properties.maxRetryDelay())));
    return consumption;
  }
}
