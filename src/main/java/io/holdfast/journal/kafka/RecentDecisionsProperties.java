package io.holdfast.journal.kafka;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The newest decisions, as each instance has them at hand.
 *
 * @param limit most of them; what is shown and what rule sets are compared on is among these
 * @param fetchSize the broker answers when it has this much
 * @param fetchWait or after this time, by which what is shown may be late
 */
@Validated
@ConfigurationProperties("holdfast.recent-decisions")
public record RecentDecisionsProperties(
    @Min(1) @Max(100_000) @DefaultValue("1000") int limit,
    @NotNull @DefaultValue("64KB") DataSize fetchSize,
    @NotNull @DefaultValue("500ms") Duration fetchWait) {}
