package io.holdfast.server.security;

import io.holdfast.access.InMemoryAccessStore;
import io.holdfast.access.InMemoryViewLog;
import io.holdfast.access.People;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Security as the service has it, with one person of each role and nothing behind it but {@link
 * #OPEN}.
 */
@EnableWebSecurity
@Import(SecurityConfiguration.class)
@ComponentScan("io.holdfast.server.web")
class DoorsOnly {
  /** What everything answers that is open. */
  static final int OPEN = 204;

  @Bean
  InMemoryViewLog viewLog() {
    return new InMemoryViewLog();
  }

  @Bean
  InMemoryAccessStore accessStore() {
    return People.store();
  }

  @Bean
  HandlerMapping nothing() {
    HttpRequestHandler nothing = (request, response) -> response.setStatus(OPEN);
    return new SimpleUrlHandlerMapping(Map.of("/**", nothing));
  }

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  JsonMapper json() {
    return new JsonMapper();
  }
}
