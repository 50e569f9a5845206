package io.holdfast.signal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why input was refused: everything found wrong with it, so that its sender can put it right in one
 * go.
 *
 * @param problems at least one; the first gives the rejection its code and field
 */
public record Rejection(List<Problem> problems) {

  public Rejection {
    problems = List.copyOf(problems);
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("A rejection names at least one problem");
    }
  }

  /** A rejection for one problem. */
  public Rejection(Code code, Optional<String> field, String detail) {
    this(List.of(new Problem(code, field, detail)));
  }

  public Code code() {
    return problems.get(0).code();
  }

  public Optional<String> field() {
    return problems.get(0).field();
  }

  /** What is wrong and what would be right, all problems in one line. */
  public String detail() {
    return problems.stream().map(Problem::detail).collect(Collectors.joining("; "));
  }

  /**
   * One thing that is wrong.
   *
   * @param field the field or attribute at fault, where it is one
   * @param detail what is wrong and what would be right, in the sender's words
   */
  public record Problem(Code code, Optional<String> field, String detail) {}

  /** Stable codes; they appear in problem documents, dead-letter headers and metrics. */
  public enum Code {
    MALFORMED_JSON,
    UNSUPPORTED_CONTENT_TYPE,
    NOT_A_CLOUD_EVENT,
    MISSING_ATTRIBUTE,
    INVALID_ATTRIBUTE,
    UNKNOWN_TYPE,
    MISSING_FIELD,
    INVALID_FIELD,
    OUT_OF_RANGE,
    IMPLAUSIBLE_TIME,
    WRONG_KEY,
    TOO_LARGE,
    TOO_DEEP,
    CONTROL_CHARACTER,
    /** The rules failed on this signal; the detail names the rule. */
    RULE_FAILED,
    /** What is stored of this customer cannot be read; nothing is overwritten. */
    UNREADABLE_STATE,
    /** The customer was erased since; nothing is decided on what happened before. */
    ERASED
  }
}
