package io.holdfast.server.embedded;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the embedded broker listens and keeps its data.
 *
 * @param kafkaPort for clients; 0 takes any free port
 * @param kafkaControllerPort for the broker's own metadata quorum; 0 takes any free port
 * @param kafkaDirectory holds topics and offsets
 */
@ConfigurationProperties(EmbeddedServices.PREFIX)
public record EmbeddedKafkaProperties(
    @Min(0) @Max(65535) int kafkaPort,
    @Min(0) @Max(65535) int kafkaControllerPort,
    @NotNull Path kafkaDirectory) {

  /** Settings for a broker that may listen anywhere. */
  public static EmbeddedKafkaProperties onFreePorts(Path directory) {
    return new EmbeddedKafkaProperties(0, 0, directory);
  }
}
