package io.holdfast.server;

import io.holdfast.pipeline.TimerFeed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Timers that rules ask for.
 *
 * @param interval time between two looks at what is due
 * @param customers most customers of one state shard in one round
 * @param retryDelay when a timer is tried again that the rules failed on
 * @param stopTimeout how long a stop waits for the running round
 */
@Validated
@ConfigurationProperties("holdfast.timers")
record TimerProperties(
    @NotNull @DurationMin(millis = 10) Duration interval,
    @Min(1) @Max(10_000) int customers,
    @NotNull @DurationMin(seconds = 1) Duration retryDelay,
    @NotNull Duration stopTimeout) {

  TimerFeed.Limits limits() {
    return new TimerFeed.Limits(customers, retryDelay);
  }
}
