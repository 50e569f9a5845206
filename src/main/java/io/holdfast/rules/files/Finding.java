package io.holdfast.rules.files;

import java.util.Comparator;

/**
 * Something wrong with a rule set, in the words of those who write it.
 *
 * @param file path within the rule set, with {@code /}
 * @param line line of a text or row of a table, from 1; 0 stands for the whole file
 * @param column from 1; 0 where it is not known
 * @param heading what a table calls the column; empty text elsewhere
 * @param suggestion what to do, such as the nearest names; empty text where there is none
 */
public record Finding(
    String file,
    int line,
    int column,
    String heading,
    Severity severity,
    Code code,
    String message,
    String suggestion) {

  /** By place, errors first. */
  static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::file)
          .thenComparingInt(Finding::line)
          .thenComparingInt(Finding::column);

  /** Whether the rule set can be used in spite of it. */
  public enum Severity {
    /** The rule set is not taken over. */
    ERROR,
    /** Worth a look; the rule set works. */
    WARNING
  }

  /** Stable codes. */
  public enum Code {
    /** A file or the directory cannot be read. */
    UNREADABLE,
    /** More files or bytes than the limits allow. */
    TOO_LARGE,
    /** A file the rule set has no use for. */
    UNEXPECTED_FILE,
    /** A file or entry that must be there is not. */
    MISSING,
    /** The text cannot be read as what it should be. */
    SYNTAX,
    /** An entry of a file that nobody reads. */
    UNKNOWN_ENTRY,
    /** A value that cannot be what it should be. */
    INVALID_VALUE,
    /** A sentence the vocabulary does not have. */
    UNKNOWN_SENTENCE,
    /** A type that is not declared. */
    UNKNOWN_TYPE,
    /** A field that its type does not have. */
    UNKNOWN_FIELD,
    /** A reason, offer, queue, playbook, cause, tier, parameter or signal that does not exist. */
    UNKNOWN_NAME,
    /** Something rules may not do. */
    FORBIDDEN,
    /** The same name twice. */
    DUPLICATE,
    /** A rule fails on a sample of what it may meet. */
    RULE_ERROR
  }

  /** Where it is, as an editor or a spreadsheet program shows it. */
  public String place() {
    return new Place(file, line, column, heading).toString();
  }

  /** The whole finding in one line. */
  @Override
  public String toString() {
    return place() + ": " + message + (suggestion.isEmpty() ? "" : " " + suggestion);
  }
}
