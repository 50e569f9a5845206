package io.holdfast.decision;

import java.util.function.UnaryOperator;

/**
 * What the rules of one version are called in another. A row of a table is called by its number,
 * and the same row may have another number in the next version.
 */
@FunctionalInterface
public interface Naming {
  /** Every rule is called the same in all versions. */
  Naming UNCHANGED = (version, other) -> UnaryOperator.identity();

  /**
   * How a decision reads with its rules called as in another version.
   *
   * @param version hash of the version whose names are wanted
   * @param other hash of the version that decided
   */
  UnaryOperator<Decision> as(String version, String other);
}
