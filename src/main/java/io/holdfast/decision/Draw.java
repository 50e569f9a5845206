package io.holdfast.decision;

import java.util.List;

/**
 * Where chance put a customer, so that the effect of acting can be measured.
 *
 * @param experiment its name; {@link #HOLDOUT} for the customers left alone whatever is proposed
 * @param arm the customer's
 * @param exclusions what the draw does not touch, and why
 */
public record Draw(String experiment, String arm, List<Exclusion> exclusions) {
  /** Name of the holdout, and of its only arm. */
  public static final String HOLDOUT = "holdout";

  /** What is excluded from a draw. */
  public enum Exclusion {
    /** All of it: the customer's tier is never left alone on purpose. */
    TIER,
    /** All of it: the customer is in the holdout already. */
    HOLDOUT,
    /** What is owed by regulation or duty. */
    MANDATORY,
    /** What serves a running request of the customer. */
    TRANSACTIONAL
  }

  /** Whether the customer counts in the arm. */
  public boolean counts() {
    return !exclusions.contains(Exclusion.TIER) && !exclusions.contains(Exclusion.HOLDOUT);
  }
}
