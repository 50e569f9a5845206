package io.holdfast.server;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long what is known of customers is kept, in Redis and on the topics.
 *
 * @param decisions how long a decision can be found and a repeated signal be recognised, and how
 *     long the topics of decisions, actions and tasks keep their messages
 * @param notes how long what was sent in is kept as it was sent, words of people included: the
 *     topics of signals and of refused signals
 */
@Validated
@ConfigurationProperties("holdfast.retention")
public record RetentionProperties(
    @NotNull @DurationMin(minutes = 1) Duration decisions,
    @NotNull @DurationMin(minutes = 1) Duration notes) {}
