package io.holdfast.server.embedded;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the embedded Redis listens and keeps its data.
 *
 * @param redisPort for clients; 0 takes any free port
 * @param redisDirectory holds the append-only file, the log and the server's binary
 */
@ConfigurationProperties(EmbeddedServices.PREFIX)
public record EmbeddedRedisProperties(
    @Min(0) @Max(65535) int redisPort, @NotNull Path redisDirectory) {

  /** Settings for a server that may listen anywhere. */
  public static EmbeddedRedisProperties onFreePort(Path directory) {
    return new EmbeddedRedisProperties(0, directory);
  }
}
