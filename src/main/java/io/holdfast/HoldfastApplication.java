package io.holdfast;

import io.holdfast.cli.Commands;
import io.holdfast.server.CommandServices;
import io.holdfast.server.embedded.EmbeddedServices;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the service, or runs the command that is asked for. */
@SpringBootApplication
public class HoldfastApplication {

  public static void main(String[] args) {
    if (Commands.askedFor(args)) {
      System.exit(CommandServices.run(args));
    }
    serve(args);
  }

  private static void serve(String[] args) {
    EmbeddedServices embedded = new EmbeddedServices();
    new SpringApplicationBuilder(HoldfastApplication.class)
        .initializers(embedded)
        .listeners(embedded)
        .run(args);
  }
}
