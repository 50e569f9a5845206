package io.holdfast.decision;

import java.util.Optional;

/** Every version of the rules that is kept, in use or not. */
@FunctionalInterface
public interface KeptRules {

  /**
   * A version by its whole hash; absent when it is not kept, or cannot be used any more. Takes its
   * time where it has to be built again.
   */
  Optional<RuleEvaluator> version(String hash);
}
