package io.holdfast.server;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the service. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }
}
