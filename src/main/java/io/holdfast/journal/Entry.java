package io.holdfast.journal;

import io.holdfast.customer.CustomerState;
import java.util.List;

/**
 * One customer's part of a commit.
 *
 * @param expectedVersion version the state was loaded with
 * @param publication who publishes the decisions
 * @param notes what the customer said on the occasion of these decisions
 */
public record Entry(
    CustomerState state,
    long expectedVersion,
    List<RecordedDecision> decisions,
    Publication publication,
    List<Note> notes) {

  /** An entry without words of the customer. */
  public Entry(
      CustomerState state,
      long expectedVersion,
      List<RecordedDecision> decisions,
      Publication publication) {
    this(state, expectedVersion, decisions, publication, List.of());
  }

  /** How the decisions get out. */
  public enum Publication {
    /** The caller publishes them in the transaction it is in. */
    BY_CALLER,
    /** They are put in the outbox by the same commit, and relayed from there. */
    BY_OUTBOX
  }
}
