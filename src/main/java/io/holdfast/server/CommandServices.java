package io.holdfast.server;

import io.holdfast.cli.Commands;
import io.holdfast.signal.EventGateway;
import io.holdfast.signal.RecordedSignals;
import io.holdfast.signal.kafka.KafkaEventGateway;
import io.holdfast.signal.kafka.RecordedTopics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.logging.LoggingSystem;

/** Gives commands what they need of the outside world, without starting the service. */
public final class CommandServices {
  private CommandServices() {}

  /** Runs the command that is asked for and tells its exit code. */
  public static int run(String[] arguments) {
    // a command speaks for itself
    LoggingSystem.get(CommandServices.class.getClassLoader()).beforeInitialize();
    return Commands.run(
        arguments, CommandServices::kafka, CommandServices::recorded, InstantSource.system());
  }

  private static EventGateway kafka(String bootstrapServers) {
    return new KafkaEventGateway(settings(bootstrapServers));
  }

  private static RecordedSignals recorded(
      String bootstrapServers, Instant from, Instant until, long most) {
    return new RecordedTopics(settings(bootstrapServers), from, until, most);
  }

  private static Map<String, Object> settings(String bootstrapServers) {
    return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
  }
}
