package io.holdfast.signal;

import java.util.Optional;

/**
 * Why input was refused.
 *
 * @param field the field or attribute at fault, where it is one
 * @param detail what is wrong and what would be right, in the sender's words
 */
public record Rejection(Code code, Optional<String> field, String detail) {

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
    UNREADABLE_STATE
  }
}
