package io.holdfast.server;

import io.holdfast.task.StepLimits;
import io.holdfast.task.TaskLimits;
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
 * The managers' tasks.
 *
 * @param group consumer group that reads the actions; all instances share it
 * @param maxBatch most actions in one transaction
 * @param fetchSize how much the broker collects before it answers
 * @param fetchWait how long it collects at most; what an action waits when little comes in
 * @param sessionTimeout after which another instance takes over from one that fell silent
 * @param retryDelay wait before a batch is tried again, doubled each time
 * @param maxRetryDelay longest such wait
 * @param signalsShown signals kept with a task
 * @param changesKept changes kept with a task
 * @param longestWait how long a task can be put on hold at most
 * @param undoWithin how long a step can be taken back
 * @param keepClosed how long a closed task can be found
 * @param staffAge how old what is known of who works where, and of how much they have to do, may be
 * @param sharingInterval time between two looks at the tasks of those who are absent, at those that
 *     nobody was found for, and at how busy the desks are
 * @param dueInterval time between two looks at which waits are over and what is not done in time
 * @param maxDue most such tasks of one state shard at a time
 * @param stopTimeout how long a stop waits for such a look
 * @param rememberActions how long an action that is delivered again is recognised
 */
@Validated
@ConfigurationProperties("holdfast.tasks")
record TaskProperties(
    @NotBlank String group,
    @Min(1) @Max(10_000) int maxBatch,
    @NotNull DataSize fetchSize,
    @NotNull Duration fetchWait,
    @NotNull Duration sessionTimeout,
    @NotNull @DurationMin(millis = 1) Duration retryDelay,
    @NotNull @DurationMin(millis = 1) Duration maxRetryDelay,
    @Min(2) @Max(500) int signalsShown,
    @Min(2) @Max(500) int changesKept,
    @NotNull @DurationMin(minutes = 1) Duration longestWait,
    @NotNull @DurationMin(seconds = 0) Duration undoWithin,
    @NotNull @DurationMin(days = 1) Duration keepClosed,
    @NotNull @DurationMin(millis = 0) Duration staffAge,
    @NotNull @DurationMin(millis = 10) Duration sharingInterval,
    @NotNull @DurationMin(millis = 10) Duration dueInterval,
    @Min(1) @Max(10_000) int maxDue,
    @NotNull Duration stopTimeout,
    @NotNull @DurationMin(minutes = 1) Duration rememberActions) {
  private static final int DAYS_OF_A_MONTH = 31;

  /** Months of which what became of tasks is told: those in which closed tasks are kept. */
  int months() {
    return (int) (keepClosed.toDays() / DAYS_OF_A_MONTH) + 1;
  }

  TaskLimits limits() {
    return new TaskLimits(signalsShown, changesKept);
  }

  StepLimits stepLimits() {
    return new StepLimits(longestWait, undoWithin);
  }
}
