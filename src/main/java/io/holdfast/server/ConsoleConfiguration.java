package io.holdfast.server;

import io.holdfast.console.Operations;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.journal.CustomerReader;
import io.holdfast.journal.Journal;
import io.holdfast.rules.RuleSetStatus;
import io.holdfast.rules.RuleSets;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
  Operations operations(MeterRegistry registry, HealthEndpoint health) {
    return new MeteredOperations(registry, health);
  }
}
