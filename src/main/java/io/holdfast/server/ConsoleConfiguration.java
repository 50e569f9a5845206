package io.holdfast.server;

import io.holdfast.console.ConsoleProperties;
import io.holdfast.console.Operations;
import io.holdfast.console.RecentDecisions;
import io.holdfast.console.kafka.RecentDecisionsListener;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.journal.CustomerReader;
import io.holdfast.journal.Journal;
import io.holdfast.rules.RuleSetStatus;
import io.holdfast.rules.RuleSets;
import io.holdfast.server.KafkaConfiguration.TopicsReady;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** What the pages read. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

  @Bean
  CustomerReader customerReader(
      Journal journal, Supplier<RuleEvaluator> activeRules, InstantSource clock) {
    return new CustomerReader(journal, () -> activeRules.get().declarations(), clock);
  }

  @Bean
  RecentDecisions recentDecisions(ConsoleProperties properties) {
    return new RecentDecisions(properties.recentDecisions());
  }

  // a group of its own for every start, so that each instance hears all decisions
  @Bean
  KafkaMessageListenerContainer<byte[], byte[]> recentDecisionsConsumption(
      RecentDecisions recent,
      ConsumerFactory<byte[], byte[]> consumers,
      ConsoleProperties properties,
      TopicsReady topics) {
    ContainerProperties container = new ContainerProperties(RecentDecisionsListener.DECISIONS);
    container.setGroupId("holdfast-console-" + UUID.randomUUID());
    container.setAckMode(AckMode.MANUAL);
    container.setMessageListener(new RecentDecisionsListener(recent, properties.recentDecisions()));
    return new KafkaMessageListenerContainer<>(consumers, container);
  }

  @Bean
  Supplier<RuleSetStatus> ruleSetStatus(RuleSets ruleSets) {
    return ruleSets::status;
  }

  @Bean
  Operations operations(MeterRegistry registry, HealthEndpoint health) {
    return new MeteredOperations(registry, health);
  }
}
