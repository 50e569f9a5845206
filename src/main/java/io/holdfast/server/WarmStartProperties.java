package io.holdfast.server;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How an instance warms up before it is there for anybody.
 *
 * @param time after which it begins nothing more of it, at most ten minutes; none for a start
 *     without
 */
@Validated
@ConfigurationProperties("holdfast.warm-start")
record WarmStartProperties(@NotNull @DurationMin @DurationMax(minutes = 10) Duration time) {}
