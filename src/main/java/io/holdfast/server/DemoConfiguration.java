package io.holdfast.server;

import io.holdfast.rules.RuleSets;
import io.holdfast.server.embedded.EmbeddedServices;
import io.holdfast.signal.EventGateway;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Invented customers, only where Kafka is our own: nobody's stream gets them by mistake. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty({"holdfast.demo.enabled", EmbeddedServices.KAFKA_STARTED})
@EnableConfigurationProperties(DemoProperties.class)
class DemoConfiguration {

  @Bean(destroyMethod = "close")
  DemoFeed demoFeed(
      DemoProperties properties,
      RuleSets ruleSets,
      EventGateway gateway,
      JsonMapper json,
      InstantSource clock) {
    return new DemoFeed(
        properties.directory(), () -> ruleSets.active().declarations(), gateway, json, clock);
  }
}
