package io.holdfast.server;

import io.holdfast.decision.RuleEvaluator;
import io.holdfast.rules.RuleSets;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rule set: loaded from its directory at the start, on the main thread, and watched. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RulesProperties.class)
class RulesConfiguration {

  @Bean(destroyMethod = "close")
  RuleSets ruleSets(RulesProperties properties, InstantSource clock) {
    return RuleSets.open(
        properties.directory(), properties.limits(), properties.lookEvery(), clock);
  }

  @Bean
  Supplier<RuleEvaluator> activeRules(RuleSets ruleSets) {
    return () -> ruleSets.active().evaluator();
  }

  @Bean
  RulesHealthIndicator rulesHealthIndicator(RuleSets ruleSets) {
    return new RulesHealthIndicator(ruleSets);
  }

  @Bean
  MeterBinder ruleSetMetrics(RuleSets ruleSets) {
    return registry ->
        Gauge.builder(
                "holdfast.rules.rejected", ruleSets, r -> r.status().rejected().isPresent() ? 1 : 0)
            .description("1 while the rule set directory holds a change that cannot be used")
            .register(registry);
  }
}
