package io.holdfast.plan;

import java.util.List;
import java.util.Optional;

/**
 * Where relationship plans are kept.
 *
 * <p>Every method throws {@link PlanStoreUnavailable} when the store cannot be reached; nothing is
 * then known to be committed, and trying again is safe.
 */
public interface PlanStore {

  /** The customer's plan. */
  Optional<RelationshipPlan> find(String customerId);

  /**
   * Commits a plan and what the rules are told of it, together, unless the plan before it has
   * changed.
   *
   * @param plan whose version is one more than that of the plan it takes the place of
   * @return whether it was committed
   */
  boolean commit(RelationshipPlan plan, List<PlanSignal> signals);

  /** Forgets the customer's plan; there need not be one. */
  void erase(String customerId);
}
