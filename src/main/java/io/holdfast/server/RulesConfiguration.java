package io.holdfast.server;

import io.holdfast.decision.KeptRules;
import io.holdfast.decision.RecordedDecisions;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.decision.RulesInUse;
import io.holdfast.pipeline.Shadow;
import io.holdfast.rules.Releases;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.RuleSetCheck;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.RuleSets;
import io.holdfast.rules.difference.Differences;
import io.holdfast.rules.fairness.Parity;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.release.ReleaseStore;
import io.holdfast.rules.release.redis.RedisReleaseStore;
import io.holdfast.simulation.SimulatedGates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/** The rule sets at work: loaded at the start, on the main thread, watched, and followed. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RulesProperties.class)
class RulesConfiguration {

  @Bean
  ReleaseStore releaseStore(UnifiedJedis redis) {
    return new RedisReleaseStore(redis);
  }

  @Bean(destroyMethod = "close")
  RuleSets ruleSets(
      RulesProperties properties,
      ReleaseStore store,
      RecordedDecisions recorded,
      InstantSource clock) {
    RulesProperties.GateBounds gates = properties.gates();
    return RuleSets.open(
        properties.source(),
        store,
        properties.policy(),
        recorded,
        new SimulatedGates(gates.simulations(), recorded, gates.longest(), clock),
        clock);
  }

  @Bean
  Releases releases(RuleSets ruleSets) {
    return ruleSets.releases();
  }

  // a loader of its own: what is checked must not push out what was compiled for use
  @Bean
  RuleSetCheck ruleSetCheck(RulesProperties properties, InstantSource clock) {
    RuleLimits limits = properties.limits();
    return new RuleSetCheck(
        new RuleSetLoader(limits, properties.cases(), clock), properties.directory(), limits);
  }

  @Bean
  Differences differences(Releases releases, RecordedDecisions recorded) {
    return Differences.of(releases, recorded);
  }

  @Bean
  Parity parity(RuleSets ruleSets, RecordedDecisions recorded, RulesProperties properties) {
    RulesProperties.ParityBounds bounds = properties.parity();
    return Parity.of(recorded, ruleSets::version, bounds.smallestGroup(), bounds.alertBelow());
  }

  @Bean
  Supplier<RuleEvaluator> activeRules(RuleSets ruleSets) {
    return () -> ruleSets.active().evaluator();
  }

  @Bean
  Supplier<RulesInUse> rulesInUse(RuleSets ruleSets) {
    return ruleSets::inUse;
  }

  @Bean
  KeptRules keptRules(RuleSets ruleSets) {
    return hash -> ruleSets.version(hash).map(RuleSet::evaluator);
  }

  @Bean(destroyMethod = "close")
  Shadow shadow(
      Supplier<RulesInUse> rulesInUse,
      RulesProperties properties,
      Releases releases,
      MeterRegistry registry) {
    Map<Shadow.Result, Counter> counters = new EnumMap<>(Shadow.Result.class);
    for (Shadow.Result result : Shadow.Result.values()) {
      counters.put(
          result,
          Counter.builder("holdfast.shadow.decisions")
              .description("Decisions that another version made beside the active one")
              .tag("result", result.name())
              .register(registry));
    }
    return new Shadow(
        rulesInUse,
        properties.shadow().limits(),
        Differences.naming(releases),
        result -> counters.get(result).increment());
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

  @Bean
  MeterBinder releaseMetrics(RuleSets ruleSets) {
    return registry ->
        Gauge.builder(
                "holdfast.rules.behind",
                ruleSets,
                r -> r.releaseStatus().trouble().isPresent() ? 1 : 0)
            .description("1 while this instance does not do what the instances agree on")
            .register(registry);
  }
}
