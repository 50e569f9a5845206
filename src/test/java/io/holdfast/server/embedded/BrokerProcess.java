package io.holdfast.server.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A Kafka broker in a process of its own, for tests that kill it. */
public final class BrokerProcess implements AutoCloseable {

  private final EmbeddedKafkaProperties properties;
  private final List<String> flags;
  private ChildJvm child;

  public BrokerProcess(Path directory) {
    this(directory, ChildJvm.QUICK_START);
  }

  private BrokerProcess(Path directory, List<String> flags) {
    properties =
        new EmbeddedKafkaProperties(LoopbackPort.orFree(0), LoopbackPort.orFree(0), directory);
    this.flags = flags;
  }

  /** A broker that is to be measured: it becomes as fast as it can, given time. */
  public static BrokerProcess warmingUp(Path directory) {
    return new BrokerProcess(directory, List.of("-Xmx1g"));
  }

  /** Returns when the broker takes requests; the address and the data stay the same each time. */
  public BrokerProcess start() {
    child =
        ChildJvm.start(
            flags,
            BrokerProcess.class,
            properties.kafkaPort(),
            properties.kafkaControllerPort(),
            properties.kafkaDirectory());
    return this;
  }

  public String bootstrapServers() {
    return LoopbackPort.ADDRESS + ":" + properties.kafkaPort();
  }

  public long pid() {
    return child.pid();
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
