package io.holdfast.journal;

import io.holdfast.customer.CustomerState;
import java.util.List;

/**
 * One customer's part of a commit.
 *
 * @param expectedVersion version the state was loaded with
 * @param publication who publishes the decisions
 */
public record Entry(
    CustomerState state,
    long expectedVersion,
    List<RecordedDecision> decisions,
    Publication publication) {

  /** How the decisions get out. */
  public enum Publication {
    /** The caller publishes them in the transaction it is in. */
    BY_CALLER,
    /** They are put in the outbox by the same commit, and relayed from there. */
    BY_OUTBOX
  }
}
