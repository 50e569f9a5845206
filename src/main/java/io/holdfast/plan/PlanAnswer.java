package io.holdfast.plan;

import io.holdfast.plan.RelationshipPlan.Change;
import java.util.List;
import java.util.Optional;

/** What came of writing a plan. */
public sealed interface PlanAnswer {

  /** It is kept. */
  record Saved(RelationshipPlan plan) implements PlanAnswer {}

  /** Nothing is kept, for all of these reasons. */
  record Refused(List<Problem> problems) implements PlanAnswer {}

  /**
   * Why a plan is not kept.
   *
   * @param row place of the activity it is about, from 1; 0 where it is about none
   * @param limit that was passed; 0 where none was
   * @param change what somebody else changed meanwhile
   */
  record Problem(Reason reason, int row, int limit, Optional<Change> change) {}

  /** Kinds of reasons. */
  enum Reason {
    /** Only its owner, the account manager of record and supervisors write it. */
    NOT_YOURS,
    /** A colleague has changed it meanwhile. */
    CHANGED_MEANWHILE,
    /** The goals are too long. */
    GOALS_TOO_LONG,
    /** There are more activities than a plan may have. */
    TOO_MANY_ACTIVITIES,
    /** An activity says nothing. */
    NOTHING_TO_DO,
    /** An activity says too much. */
    ACTIVITY_TOO_LONG,
    /** An activity has no day. */
    NO_DAY,
    /** Nobody who works here is called so. */
    UNKNOWN_OWNER
  }
}
