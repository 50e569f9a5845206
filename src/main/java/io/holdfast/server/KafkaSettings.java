package io.holdfast.server;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What every part that speaks with Kafka shares.
 *
 * @param instanceId tells this instance from others of the same cluster and stays the same when it
 *     is started again, so that it can pick up what it left
 * @param partitions of each topic; divides the number of state shards
 * @param replication copies of each topic
 * @param transactionTimeout after which the broker rolls back what an instance left open
 * @param linger how long a producer waits to fill a request
 * @param compression of what is produced: none, lz4, zstd, snappy or gzip
 * @param transactions that may be open at once, one for each thread that publishes
 * @param startTimeout how long a start waits for Kafka
 */
@Validated
@ConfigurationProperties("holdfast.kafka")
record KafkaSettings(
    @NotBlank String instanceId,
    @Min(1) @Max(128) int partitions,
    @Min(1) short replication,
    @NotNull Duration transactionTimeout,
    @NotNull Duration linger,
    @NotBlank String compression,
    @Min(1) @Max(100) int transactions,
    @NotNull Duration startTimeout) {}
