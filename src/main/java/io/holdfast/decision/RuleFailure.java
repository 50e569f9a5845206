package io.holdfast.decision;

/**
 * Why a rule could not be evaluated.
 *
 * @param rule id of the rule at fault; {@code unknown} where the engine does not tell
 */
public record RuleFailure(Code code, String rule, String detail) {
  private static final String UNKNOWN = "unknown";

  /** What rules said cannot be made a decision of. */
  static RuleFailure undecided(RuntimeException thrown) {
    return new RuleFailure(
        Code.RULE_ERROR, UNKNOWN, "What the rules say makes no decision: " + thrown.getMessage());
  }

  /** Stable codes. */
  public enum Code {
    /** More firings than the rule set's limit allows. */
    FIRE_LIMIT,
    /** More time than the rule set's limit allows. */
    TIME_LIMIT,
    /** More memory than the rule set's limit allows. */
    MEMORY_LIMIT,
    /** A rule threw an exception. */
    RULE_ERROR,
    /** The rule set does not declare the signal's type any more. */
    UNDECLARED_TYPE,
    /** No assignment rule gave the task a queue. */
    UNASSIGNED_TASK
  }
}
