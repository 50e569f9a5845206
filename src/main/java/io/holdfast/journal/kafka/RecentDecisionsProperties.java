package io.holdfast.journal.kafka;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The newest decisions, as each instance has them at hand.
 *
 * @param limit most of them; what is shown and what rule sets are compared on is among these
 */
@Validated
@ConfigurationProperties("holdfast.recent-decisions")
public record RecentDecisionsProperties(@Min(1) @Max(100_000) @DefaultValue("1000") int limit) {}
