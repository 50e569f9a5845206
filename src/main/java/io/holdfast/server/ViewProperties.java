package io.holdfast.server;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who looked at whom.
 *
 * @param retention how long it is kept
 * @param kept most views kept
 */
@Validated
@ConfigurationProperties("holdfast.views")
record ViewProperties(
    @NotNull @DurationMin(days = 1) Duration retention, @Min(1000) @Max(10_000_000) int kept) {}
