package io.holdfast.server;

import io.holdfast.action.DecidingRuleSets;
import io.holdfast.action.DecidingRuleSets.Quotable;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.RuleSets;
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
  DecidingRuleSets decidingRuleSets(RuleSets ruleSets) {
    return version -> {
      RuleSet ruleSet = ruleSets.version(version).orElseGet(ruleSets::active);
      return new Quotable(ruleSet.evaluator().settings(), ruleSet.wording());
    };
  }
}
