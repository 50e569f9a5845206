package io.holdfast.decision;

import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.TaskAssignment;
import java.time.Instant;
import java.util.Optional;

/**
 * A chosen action.
 *
 * @param id the decision's id with the action's place in it
 * @param expires when it must no longer be carried out
 * @param task who does it, for manager tasks
 */
public record Action(
    String id, Proposal proposal, Optional<Instant> expires, Optional<TaskAssignment> task) {

  /** The decision that an action of this id belongs to. */
  public static String decisionId(String actionId) {
    return actionId.substring(0, Math.max(0, actionId.lastIndexOf('-')));
  }
}
