package io.holdfast.server.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A Kafka broker in a process of its own, for tests that kill it. */
public final class BrokerProcess implements AutoCloseable {

  private final EmbeddedKafkaProperties properties;
  private ChildJvm child;

  public BrokerProcess(Path directory) {
    properties =
        new EmbeddedKafkaProperties(LoopbackPort.orFree(0), LoopbackPort.orFree(0), directory);
  }

  /** Returns when the broker takes requests; the address and the data stay the same each time. */
  public BrokerProcess start() {
    child =
        ChildJvm.start(
            BrokerProcess.class,
            properties.kafkaPort(),
            properties.kafkaControllerPort(),
            properties.kafkaDirectory());
    return this;
  }

  public String bootstrapServers() {
    return LoopbackPort.ADDRESS + ":" + properties.kafkaPort();
  }

  /** Ends the broker at once, as {@code kill -9} does. */
  public void kill() {
    child.kill();
  }

  @Override
  public void close() {
    if (child != null) {
      child.close();
    }
  }

  public static void main(String[] arguments) throws IOException {
    new EmbeddedKafka(
            new EmbeddedKafkaProperties(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Path.of(arguments[2])))
        .start();
    ChildJvm.sayReady();
  }
}
