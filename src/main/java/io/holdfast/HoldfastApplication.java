package io.holdfast;

import io.holdfast.server.embedded.EmbeddedServices;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts Holdfast. */
@SpringBootApplication
public class HoldfastApplication {

  public static void main(String[] args) {
    EmbeddedServices embedded = new EmbeddedServices();
    new SpringApplicationBuilder(HoldfastApplication.class)
        .initializers(embedded)
        .listeners(embedded)
        .run(args);
  }
}
