package io.holdfast.server;

import io.holdfast.decision.RecordedDecisions;
import io.holdfast.rules.Releases;
import io.holdfast.simulation.Scenarios;
import io.holdfast.simulation.redis.RedisSimulationStore;
import io.holdfast.simulation.request.ReleasedVersions;
import io.holdfast.simulation.request.SimulationStore;
import io.holdfast.simulation.request.Simulations;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/** Simulations that people ask for, and where they are kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SimulationProperties.class)
class SimulationConfiguration {

  @Bean
  SimulationStore simulationStore(UnifiedJedis redis, SimulationProperties properties) {
    return new RedisSimulationStore(redis, properties.kept());
  }

  @Bean(destroyMethod = "close")
  Simulations simulations(
      SimulationStore store,
      Releases releases,
      RecordedDecisions recorded,
      SimulationProperties properties,
      @Value("${holdfast.instance-id}") String instance,
      InstantSource clock) {
    return new Simulations(
        store,
        new ReleasedVersions(
            new Scenarios(properties.directory()),
            releases,
            recorded,
            properties.recorded(),
            properties.backtest()),
        properties.limits(),
        instance,
        () -> UUID.randomUUID().toString(),
        clock);
  }
}
