package io.holdfast.server;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How it is counted what decisions bring about.
 *
 * @param group consumer group that reads the decisions; all instances share it
 * @param maxBatch most decisions counted together
 * @param fetchSize how much the broker collects before it answers
 * @param fetchWait how long it collects at most
 * @param sessionTimeout after which another instance takes over from one that fell silent
 * @param retryDelay wait before a batch is tried again, doubled each time
 * @param maxRetryDelay longest such wait
 * @param months told of, and kept
 * @param counts of one month in one lane
 * @param perCustomer cohorts a customer is observed in and actions followed, each
 */
@Validated
@ConfigurationProperties("holdfast.effects")
record EffectProperties(
    @NotBlank String group,
    @Min(1) @Max(5_000) int maxBatch,
    @NotNull DataSize fetchSize,
    @NotNull Duration fetchWait,
    @NotNull Duration sessionTimeout,
    @NotNull @DurationMin(millis = 1) Duration retryDelay,
    @NotNull @DurationMin(millis = 1) Duration maxRetryDelay,
    @Min(1) @Max(60) int months,
    @Min(100) @Max(1_000_000) int counts,
    @Min(5) @Max(500) int perCustomer) {

  private static final int LONGEST_MONTH = 31;

  /** How long the counts of a month are kept. */
  Duration kept() {
    return Duration.ofDays((long) months * LONGEST_MONTH);
  }
}
