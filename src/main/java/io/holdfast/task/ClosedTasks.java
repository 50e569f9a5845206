package io.holdfast.task;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What came of tasks that people closed, kept by every commit of {@link TaskStore} for as long as
 * closed tasks are.
 *
 * <p>Every method throws {@link TaskStoreUnavailable} when the store cannot be reached; trying
 * again is safe.
 */
public interface ClosedTasks {
  /** Most closings with words about a rule that are found of one state shard, the newest ones. */
  int FEEDBACK = 200;

  /** What was closed in a month, by UTC, each combination once. */
  List<ClosedCount> counts(YearMonth month);

  /**
   * Ids of tasks that were closed with words about the rule, newest first; of those erased since,
   * too.
   *
   * @param rule that asked for the task; any, where absent
   */
  List<String> withFeedback(Optional<String> rule, int limit);
}
