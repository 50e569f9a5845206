package io.holdfast.server;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The demo that streams in beside the embedded Kafka.
 *
 * @param directory holds {@code customers.csv} and {@code scenario.yaml}
 */
@Validated
@ConfigurationProperties("holdfast.demo")
record DemoProperties(boolean enabled, @NotNull Path directory) {}
