package io.holdfast.server;

import io.holdfast.pipeline.RetentionPipeline;
import io.holdfast.rules.RuleSets;
import io.holdfast.signal.SignalDecoder;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** A start that has warmed up when the service begins to listen. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WarmStartProperties.class)
class WarmStartConfiguration {

  @Bean
  WarmStart warmStart(
      WarmStartProperties properties,
      RulesProperties rules,
      RuleSets ruleSets,
      SignalDecoder decoder,
      RetentionPipeline pipeline,
      PhoneProperties phone,
      JsonMapper json,
      InstantSource clock) {
    return new WarmStart(
        properties.time(),
        ruleSets,
        new RehearsedEdit(rules.directory(), rules.limits(), rules.cases(), clock),
        new InventedSignals(decoder, json, clock),
        pipeline::preview,
        phone.limits(),
        clock);
  }
}
