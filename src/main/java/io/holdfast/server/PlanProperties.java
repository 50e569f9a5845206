package io.holdfast.server;

import io.holdfast.plan.PlanLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Relationship plans.
 *
 * @param activities most activities in a plan; each of those open waits as a timer of the customer
 * @param goalsLength longest text of goals, in characters
 * @param activityLength longest text of an activity, in characters
 * @param changesKept changes kept with a plan
 * @param workBegins when, on its day, an activity becomes somebody's task, by the pages' clock
 */
@Validated
@ConfigurationProperties("holdfast.plans")
record PlanProperties(
    @Min(1) @Max(30) int activities,
    @Min(1) @Max(20_000) int goalsLength,
    @Min(1) @Max(2_000) int activityLength,
    @Min(1) @Max(500) int changesKept,
    @NotNull LocalTime workBegins) {

  PlanLimits limits() {
    return new PlanLimits(activities, goalsLength, activityLength, changesKept);
  }
}
