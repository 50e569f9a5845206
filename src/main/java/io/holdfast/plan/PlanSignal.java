package io.holdfast.plan;

import java.time.Instant;
import java.util.Map;

/**
 * What the rules are told of a plan; not what anybody wrote there.
 *
 * @param id the same whenever it is told again
 * @param type of the signal
 * @param at when the plan was changed
 */
public record PlanSignal(
    String id, String type, String customerId, Instant at, Map<String, Object> data) {
  private static final String SET = "plan-activity-set";
  private static final String DROPPED = "plan-activity-dropped";
  private static final String ACTIVITY = "activityId";

  /** The activity is to become a task at this moment. */
  static PlanSignal set(RelationshipPlan plan, Activity activity, Instant due, Instant now) {
    return of(plan, SET, activity, now, Map.of(ACTIVITY, activity.id(), "dueAt", due.toString()));
  }

  /** The activity is done, or is not to be done any more. */
  static PlanSignal dropped(RelationshipPlan plan, Activity activity, Instant now) {
    return of(plan, DROPPED, activity, now, Map.of(ACTIVITY, activity.id()));
  }

  private static PlanSignal of(
      RelationshipPlan plan,
      String type,
      Activity activity,
      Instant now,
      Map<String, Object> data) {
    String id = "%s/%d/%s".formatted(plan.customerId(), plan.version(), activity.id());
    return new PlanSignal(id, type, plan.customerId(), now, data);
  }
}
