package io.holdfast.server.security;

import io.holdfast.access.AccessLimits;
import io.holdfast.access.FirstAccess;
import io.holdfast.access.RateLimit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may do what.
 *
 * @param accounts most accounts
 * @param tokens most tokens
 * @param remember how long an instance goes by what it last knew of an account or a token
 * @param grace how long it does while Redis is away
 * @param firstToken the first token, for installations that nobody watches; when empty, one is made
 *     and shown
 * @param logins how often an address may try to log in by a name
 * @param requests how often an account, a token or, of neither, an address may ask for anything
 */
@Validated
@ConfigurationProperties("holdfast.access")
record AccessProperties(
    @Min(1) @Max(100_000) @DefaultValue("1000") int accounts,
    @Min(1) @Max(100_000) @DefaultValue("1000") int tokens,
    @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 10) @DefaultValue("5s")
        Duration remember,
    @NotNull @DurationMin(millis = 0) @DurationMax(hours = 24) @DefaultValue("10m") Duration grace,
    @NotNull
        @Pattern(
            regexp = "|holdfast_first_[A-Za-z0-9_-]{43}",
            message = "must be holdfast_first_ and 43 letters, digits, hyphens and underscores")
        @DefaultValue("")
        String firstToken,
    @NotNull @Valid Rate logins,
    @NotNull @Valid Rate requests) {
  private static final String FIRST = "holdfast_" + FirstAccess.TOKEN + '_';

  /** The secret of the first token, where it is given. */
  Optional<String> firstSecret() {
    return Optional.of(firstToken)
        .filter(text -> !text.isEmpty())
        .map(text -> text.substring(FIRST.length()));
  }

  /**
   * How often, on each instance.
   *
   * @param times in the time
   * @param callers most callers to remember
   */
  record Rate(
      @Min(1) @Max(100_000_000) int times,
      @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 24) Duration time,
      @Min(1) @Max(1_000_000) int callers) {

    RateLimit limit(InstantSource clock) {
      return new RateLimit(times, time, callers, clock);
    }
  }

  AccessLimits limits() {
    return new AccessLimits(accounts, tokens, remember, grace);
  }
}
