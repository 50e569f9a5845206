package io.holdfast.task;

import java.util.Optional;

/**
 * How a task ended.
 *
 * @param outcome code of what came of it; absent where no person closed it
 * @param reason code of why
 * @param note the manager's own words about the customer
 * @param feedback the manager's own words to whoever wrote the rule that asked for the task
 */
public record Closing(
    Optional<String> outcome,
    Optional<String> reason,
    Optional<String> note,
    Optional<String> feedback) {

  /** Nobody closed it: it is not needed any more. */
  static Closing withdrawn(Optional<String> reason) {
    return new Closing(Optional.empty(), reason, Optional.empty(), Optional.empty());
  }
}
