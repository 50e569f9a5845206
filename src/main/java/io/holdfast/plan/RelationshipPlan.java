package io.holdfast.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody means to reach with a customer, and by what; immutable.
 *
 * @param version 0 where there is no plan, one more with every change
 * @param owner who is to carry it out; absent where that is the account manager of record
 * @param activities in order of their days, those done last
 * @param history its changes, oldest first; of more than are kept, the newest stay
 */
public record RelationshipPlan(
    String customerId,
    long version,
    Optional<String> owner,
    String goals,
    List<Activity> activities,
    List<Change> history) {

  /**
   * A change of the plan.
   *
   * @param version of the plan after it
   */
  public record Change(long version, Instant at, String person) {}

  static RelationshipPlan none(String customerId) {
    return new RelationshipPlan(customerId, 0, Optional.empty(), "", List.of(), List.of());
  }

  /** Whether anybody has ever written it. */
  public boolean written() {
    return version > 0;
  }

  /** What is still to be done. */
  public List<Activity> open() {
    return activities.stream().filter(activity -> !activity.done()).toList();
  }

  /** The newest change. */
  public Optional<Change> lastChange() {
    return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
  }
}
