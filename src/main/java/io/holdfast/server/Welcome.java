package io.holdfast.server;

import io.holdfast.rules.RuleSets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever started the service where to look. */
@Component
class Welcome {
  private static final Logger log = LoggerFactory.getLogger(Welcome.class);

  private final RuleSets ruleSets;
  private final Environment environment;

  Welcome(RuleSets ruleSets, Environment environment) {
    this.ruleSets = ruleSets;
    this.environment = environment;
  }

  @EventListener(ApplicationReadyEvent.class)
  void sayWhereToLook() {
    log.info(
        "Holdfast started: console http://{}:{}/, Kafka {}, rule set {} ({})",
        environment.getProperty("server.address"),
        environment.getProperty("local.server.port"),
        environment.getProperty("spring.kafka.bootstrap-servers"),
        ruleSets.active().name(),
        ruleSets.active().version().substring(0, 12));
  }
}
