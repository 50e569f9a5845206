package io.holdfast.server;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How Redis is reached.
 *
 * @param url a server, or several of a cluster separated by commas; user and password of the first
 *     hold for all
 * @param connectTimeout how long to wait for a connection to be made
 * @param answerTimeout how long to wait for an answer, a commit to disk included
 * @param connections most connections at a time, per server
 * @param connectionWait how long to wait for a connection to come free
 * @param clusterAttempts how often a command is tried while a cluster rearranges itself
 * @param largestCommand most customers or records in one command: more make a batch faster and keep
 *     other clients of the server waiting longer
 */
@Validated
@ConfigurationProperties("holdfast.redis")
public record RedisProperties(
    @NotNull
        @Pattern(
            regexp = "rediss?://[^\\s,]+(,[^\\s,]+)*",
            message =
                "must be like redis://host:6379 or rediss://user:password@host:6379, several of a"
                    + " cluster separated by commas")
        String url,
    @NotNull @DurationMin(millis = 1) Duration connectTimeout,
    @NotNull @DurationMin(millis = 1) Duration answerTimeout,
    @Min(1) @Max(1000) int connections,
    @NotNull @DurationMin(millis = 1) Duration connectionWait,
    @Min(1) @Max(100) int clusterAttempts,
    @Min(1) @Max(5000) int largestCommand) {}
