package io.holdfast.server;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long what is known of customers is kept.
 *
 * @param decisions how long a decision can be found in Redis, and a repeated signal be recognised
 * @param notes how long what customers said in their own words is kept in Redis
 * @param topics how long topics keep their messages, and that of profiles those there are newer
 *     ones for; and how long it is known that a customer was erased
 */
@Validated
@ConfigurationProperties("holdfast.retention")
public record RetentionProperties(
    @NotNull @DurationMin(minutes = 1) Duration decisions,
    @NotNull @DurationMin(minutes = 1) Duration notes,
    @NotNull @DurationMin(minutes = 1) Duration topics) {}
