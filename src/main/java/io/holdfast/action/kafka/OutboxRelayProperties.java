package io.holdfast.action.kafka;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The relay of decisions made over HTTP, and of changes of tasks.
 *
 * @param group consumer group whose members share the shards
 * @param interval how long to wait before looking for new entries
 * @param batch most entries of one shard in one transaction
 * @param retryDelay wait after Kafka or Redis could not be reached
 * @param stopTimeout how long a stop waits for the running transaction
 */
@Validated
@ConfigurationProperties("holdfast.outbox")
public record OutboxRelayProperties(
    @NotBlank @DefaultValue("holdfast-outbox") String group,
    @NotNull @DefaultValue("50ms") Duration interval,
    @Min(1) @Max(10_000) @DefaultValue("25") int batch,
    @NotNull @DefaultValue("1s") Duration retryDelay,
    @NotNull @DefaultValue("10s") Duration stopTimeout) {}
