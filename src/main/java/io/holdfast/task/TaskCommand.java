package io.holdfast.task;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person asks of a task. The names are those of WS-HumanTask 1.1, whose life cycle tasks
 * follow.
 */
public sealed interface TaskCommand {

  /** To take a task out of its queue. */
  record Claim() implements TaskCommand {}

  /** To give it back to its queue. */
  record Release() implements TaskCommand {}

  /** To begin with it; a task still in its queue is claimed by that. */
  record Start() implements TaskCommand {}

  /** To stop working on it and keep it. */
  record Stop() implements TaskCommand {}

  /**
   * To give it to a colleague.
   *
   * @param to the colleague's name as accounts have it
   */
  record Delegate(String to) implements TaskCommand {}

  /** To move it to another queue. */
  record Forward(String queue) implements TaskCommand {}

  /**
   * To let it wait.
   *
   * @param until when it wakes by itself; in the future
   * @param outcome code of what came of it so far, or of what it waits for
   */
  record Suspend(Instant until, String outcome) implements TaskCommand {}

  /** To go on before the wait is over. */
  record Resume() implements TaskCommand {}

  /**
   * To close it with what came of it, which says how: completed, failed, or not needed any more.
   *
   * @param outcome its code
   * @param reason code of why, where the outcome has reasons
   * @param note the manager's own words about the customer
   * @param feedback the manager's own words to whoever wrote the rule that asked for it
   */
  record Close(
      String outcome, Optional<String> reason, Optional<String> note, Optional<String> feedback)
      implements TaskCommand {

    /** Has nothing to say about the rule. */
    public Close(String outcome, Optional<String> reason, Optional<String> note) {
      this(outcome, reason, note, Optional.empty());
    }
  }

  /** To take back one's own last step. */
  record Undo() implements TaskCommand {}
}
