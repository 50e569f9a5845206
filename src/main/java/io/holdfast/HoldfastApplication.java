package io.holdfast;

import io.holdfast.cli.Commands;
import io.holdfast.server.embedded.EmbeddedServices;
import io.holdfast.signal.EventGateway;
import io.holdfast.signal.kafka.KafkaEventGateway;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;

/** Starts the service, or runs the command that is asked for. */
@SpringBootApplication
public class HoldfastApplication {

  public static void main(String[] args) {
    if (Commands.askedFor(args)) {
      // a command speaks for itself
      LoggingSystem.get(HoldfastApplication.class.getClassLoader()).beforeInitialize();
      System.exit(Commands.run(args, HoldfastApplication::kafka, InstantSource.system()));
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

  private static EventGateway kafka(String bootstrapServers) {
    return new KafkaEventGateway(Map.of("bootstrap.servers", bootstrapServers));
  }
}
