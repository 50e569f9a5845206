package io.holdfast.server;

import io.holdfast.notification.NotificationLimits;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How people are told what becomes of their tasks.
 *
 * @param group consumer group that reads what becomes of tasks; all instances share it
 * @param maxBatch most changes taken together
 * @param fetchSize how much the broker collects before it answers
 * @param fetchWait how long it collects at most
 * @param sessionTimeout after which another instance takes over from one that fell silent
 * @param retryDelay wait before a batch is tried again, doubled each time
 * @param maxRetryDelay longest such wait
 * @param address where people open the pages, without a slash at its end
 * @param mailFrom sender of e-mail
 * @param webhookOrigins where people may have webhooks
 * @param timeout how long a webhook may take
 * @param waiting most notices that wait to be sent
 * @param interval time between two looks at what is to be sent
 * @param lease after which another instance sends what one took
 * @param resendDelay wait before a notice is sent again, doubled each time
 * @param maxResendDelay longest such wait
 * @param giveUpAfter when a notice is not sent any more
 * @param calendarTasks most tasks in a calendar
 * @param stopTimeout how long a stop waits for what is being sent
 */
@Validated
@ConfigurationProperties("holdfast.notifications")
record NotificationProperties(
    @NotBlank String group,
    @Min(1) @Max(5_000) int maxBatch,
    @NotNull DataSize fetchSize,
    @NotNull Duration fetchWait,
    @NotNull Duration sessionTimeout,
    @NotNull @DurationMin(millis = 1) Duration retryDelay,
    @NotNull @DurationMin(millis = 1) Duration maxRetryDelay,
    @NotNull @Pattern(regexp = "https?://.*[^/]") String address,
    @NotBlank String mailFrom,
    @NotNull @DefaultValue Set<@Pattern(regexp = "https?://[^/]+") String> webhookOrigins,
    @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 1) Duration timeout,
    @Min(1) @Max(1_000_000) int waiting,
    @NotNull @DurationMin(millis = 10) Duration interval,
    @NotNull @DurationMin(seconds = 1) Duration lease,
    @NotNull @DurationMin(millis = 1) Duration resendDelay,
    @NotNull @DurationMin(millis = 1) Duration maxResendDelay,
    @NotNull @DurationMin(millis = 1) @DurationMax(days = 30) Duration giveUpAfter,
    @Min(1) @Max(10_000) int calendarTasks,
    @NotNull Duration stopTimeout) {

  @AssertTrue(message = "what one instance sends must end before another takes over: lease")
  boolean isLeaseLonger() {
    return lease == null || timeout == null || lease.compareTo(timeout.multipliedBy(2)) > 0;
  }

  NotificationLimits limits() {
    return new NotificationLimits(waiting, lease, resendDelay, maxResendDelay, giveUpAfter);
  }
}
