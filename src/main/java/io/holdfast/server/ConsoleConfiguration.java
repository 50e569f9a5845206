package io.holdfast.server;

import io.holdfast.console.Operations;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.journal.CustomerReader;
import io.holdfast.journal.Journal;
import io.holdfast.pipeline.Balance;
import io.holdfast.pipeline.Balances;
import io.holdfast.pipeline.Shadow;
import io.holdfast.pipeline.ShadowReport;
import io.holdfast.rules.ReleaseStatus;
import io.holdfast.rules.RuleSetStatus;
import io.holdfast.rules.RuleSets;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** What the pages read. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

  @Bean
  CustomerReader customerReader(
      Journal journal, Supplier<RuleEvaluator> activeRules, InstantSource clock) {
    return new CustomerReader(journal, () -> activeRules.get().declarations(), clock);
  }

  @Bean
  Supplier<RuleSetStatus> ruleSetStatus(RuleSets ruleSets) {
    return ruleSets::status;
  }

  @Bean
  Supplier<ReleaseStatus> releaseStatus(RuleSets ruleSets) {
    return ruleSets::releaseStatus;
  }

  @Bean
  Supplier<Optional<ShadowReport>> shadowReport(Shadow shadow) {
    return shadow::report;
  }

  @Bean
  Supplier<List<Balance>> budgetBalances(Balances balances) {
    return balances::now;
  }

  @Bean
  Operations operations(
      MeterRegistry registry,
      ConcurrentMessageListenerContainer<byte[], byte[]> signalConsumption,
      HealthEndpoint health) {
    return new MeteredOperations(registry, signalConsumption, health);
  }
}
