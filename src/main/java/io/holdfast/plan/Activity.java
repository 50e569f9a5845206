package io.holdfast.plan;

import java.time.LocalDate;

/**
 * Something to be done with a customer.
 *
 * @param id the same for as long as the activity stands in the plan
 * @param on day on which it becomes somebody's task
 */
public record Activity(String id, String what, LocalDate on, boolean done) {

  boolean waitsAsIn(RelationshipPlan plan) {
    return plan.activities().stream()
        .anyMatch(known -> known.id.equals(id) && !known.done && known.on.equals(on));
  }
}
