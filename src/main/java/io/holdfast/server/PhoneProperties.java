package io.holdfast.server;

import io.holdfast.pipeline.PhonePath;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Decisions for callers who wait.
 *
 * @param maxWaiting callers who wait at a time; more are told to come back
 * @param maxBatch most callers served together
 * @param maxBatches batches under way at a time
 * @param timeout how long a caller waits
 */
@Validated
@ConfigurationProperties("holdfast.phone")
record PhoneProperties(
    @Min(1) @Max(10_000) int maxWaiting,
    @Min(1) @Max(1_000) int maxBatch,
    @Min(1) @Max(100) int maxBatches,
    @NotNull @DurationMin(millis = 1) Duration timeout) {

  PhonePath.Limits limits() {
    return new PhonePath.Limits(maxWaiting, maxBatch, maxBatches, timeout);
  }
}
