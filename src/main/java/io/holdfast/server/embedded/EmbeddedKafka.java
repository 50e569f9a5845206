package io.holdfast.server.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A single-node Kafka in this process: broker and controller in one. Topics and committed offsets
 * are still there after a restart and after the process was killed.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);
  private static final String NODE = "1";

  private final Path directory;
  private final int port;
  private final int controllerPort;
  private DirectoryLock lock;
  private KafkaRaftServer server;

  public EmbeddedKafka(EmbeddedKafkaProperties properties) {
    directory = properties.kafkaDirectory().toAbsolutePath().normalize();
    port = LoopbackPort.orFree(properties.kafkaPort());
    controllerPort = LoopbackPort.orFree(properties.kafkaControllerPort());
  }

  /** Returns when the broker takes requests. */
  public EmbeddedKafka start() {
    long began = System.nanoTime();
    lock = DirectoryLock.acquire(directory, EmbeddedServices.PREFIX + ".kafka-directory");
    try {
      LoopbackPort.requireFree(port, EmbeddedServices.PREFIX + ".kafka-port");
      LoopbackPort.requireFree(controllerPort, EmbeddedServices.PREFIX + ".kafka-controller-port");
      formatOnce();
      server = new KafkaRaftServer(new KafkaConfig(settings(), false), Time.SYSTEM);
      server.startup();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
    log.info(
        "Embedded Kafka listens on {} after {} ms, data in {}",
        bootstrapServers(),
        Duration.ofNanos(System.nanoTime() - began).toMillis(),
        directory);
    return this;
  }

  /** The address for clients. */
  public String bootstrapServers() {
    return LoopbackPort.ADDRESS + ":" + port;
  }

  @Override
  public void close() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }

  private void formatOnce() {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try {
      new Formatter()
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
          .setNodeId(Integer.parseInt(NODE))
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setControllerListenerName("CONTROLLER")
          .setReleaseVersion(MetadataVersion.latestProduction())
          .run();
    } catch (Exception e) {
      throw new EmbeddedServiceException(
          "The directory %s cannot be made ready for Kafka.".formatted(directory),
          "Check that it is writable and empty.",
          e);
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", NODE);
    settings.put(
        "controller.quorum.voters", NODE + "@" + LoopbackPort.ADDRESS + ":" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "BROKER");
    settings.put(
        "listeners",
        "BROKER://%1$s:%2$d,CONTROLLER://%1$s:%3$d"
            .formatted(LoopbackPort.ADDRESS, port, controllerPort));
    settings.put("advertised.listeners", "BROKER://" + bootstrapServers());
    settings.put("log.dirs", directory.toString());
    // topics are declared, so that a misspelt one fails instead of appearing
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // one node holds every replica, and few clients need few partitions
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    // the default buffer alone is 128 MB of heap
    settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    return settings;
  }
}
