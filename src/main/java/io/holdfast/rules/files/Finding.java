package io.holdfast.rules.files;

import java.util.Comparator;

/**
 * Something wrong with a rule set, in the words of those who write it.
 *
 * @param file path within the rule set, with {@code /}
 * @param line line of a text or row of a table, from 1; 0 stands for the whole file
 * @param column from 1; 0 where it is not known
 * @param heading what a table calls the column; empty text elsewhere
 * @param suggestion what to do, such as the nearest names
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

  /**
   * Stable codes. What each one means and what to do about it is said here and nowhere else: the
   * command {@code check --explain}, the console and the table in {@code rules/README.md} show it.
   */
  public enum Code {
    UNREADABLE(
        "A file or the directory cannot be read.", "Look whether it is there and may be read."),
    TOO_LARGE(
        "There are more files, or more in them, than the limits allow.",
        "Move what is not needed out of the rule set."),
    UNEXPECTED_FILE(
        "A file in a place where only other files are read; nobody would notice what it " + "says.",
        "Give it the right ending, put it where it belongs, or take it away."),
    MISSING("A file, an entry or a part that must be there is not.", "Write what is named."),
    MISSING_HEADER(
        "A rule does not say what it is called, who owns it, since when it holds or "
            + "what it rests on.",
        "Write @id, @owner, @since and @basis under the rule's name, or in the table's "
            + "columns or head."),
    MISSING_CASES(
        "A rule or a row has no case that shows when it fires, or none that shows when "
            + "it does not.",
        "Write the case into the .tests.yaml beside the rule."),
    CASE_FAILED(
        "A case beside a rule came out differently from what it expects.",
        "Mend the rule, or the case if the rule is right."),
    SYNTAX(
        "The text cannot be read as what it should be.",
        "Look for a lost quote, bracket, comma or word at the place named or just " + "above."),
    UNKNOWN_ENTRY(
        "A name in a file that nothing reads, most often a misspelt one.",
        "Use one of the names that are read there."),
    UNKNOWN_SENTENCE(
        "A line of a rule that is none of the sentences in vocabulary/.",
        "Write it as one of the nearest sentences, or add the sentence to the " + "vocabulary."),
    AMBIGUOUS_SENTENCE(
        "Two sentences of the vocabulary that one and the same line could be.",
        "Word one of them differently."),
    TRANSLATION(
        "A rule that is written in two languages says something else in each.",
        "Say the same in both, or keep only one of the two files."),
    UNKNOWN_TYPE(
        "A kind of thing that the vocabulary does not declare.",
        "Use a declared one, or declare it."),
    UNKNOWN_FIELD(
        "Something is asked for that the thing in question does not have.",
        "Use one of its fields, or declare the field."),
    UNKNOWN_NAME(
        "A reason, offer, queue, playbook, cause, tier, channel, policy, parameter or "
            + "signal that does not exist.",
        "Use one that exists, or add it where its kind is listed."),
    INVALID_VALUE(
        "A value that cannot be what it should be.",
        "Write a value of the kind and within the bounds named."),
    INVALID_DATE(
        "A day that is not written as a day, or that comes before another it should " + "follow.",
        "Write days as year-month-day: 2026-01-31."),
    TYPE_MISMATCH(
        "Things of different kinds are compared or given, such as a number and a word; "
            + "the engine would answer something arbitrary.",
        "Compare numbers with numbers and words with words."),
    MAY_BE_EMPTY(
        "Something is asked of a field or a thing that may not be there.",
        "Ask first whether it is there."),
    DUPLICATE(
        "The same name, id, sentence, row or rule twice; only one of them is meant.",
        "Rename one, or take one away."),
    FORBIDDEN(
        "Something rules may not do: run code, change what they look at, or influence "
            + "each other.",
        "Say it with the sentences and verbs there are."),
    WRONG_STAGE(
        "A rule says or looks at something that belongs to another stage, such as a "
            + "veto among proposals.",
        "Move the rule to the folder named, or say something of this stage."),
    NEVER_FIRES(
        "A rule or a row whose conditions can never hold together, so it never counts.",
        "Change one of the conditions named, or retire the rule."),
    OVERRULED(
        "A later rule says something else wherever this one fits, so this one never " + "counts.",
        "Put the general rule above its exception."),
    CONFLICT(
        "Two rules that can fit at once say different things, and nothing tells which "
            + "is meant.",
        "Make one the exception of the other, or add a condition that keeps them apart."),
    SHADOWED(
        "A row or rule that can never count, because others say the same or the last word wherever it "
            + "fits.",
        "Take it away, or change what it fits."),
    GAP(
        "A table that says it is complete leaves something out.",
        "Add a row for the example given."),
    OVERLAP(
        "Two rows of a table that should not fit at once do.",
        "Change the bounds so that only one fits the example given."),
    UNFAIR(
        "What a customer is offered depends on who the customer is: on tier, on a "
            + "protected attribute or on something that gives it away (P3).",
        "Drop the condition; who a customer is may decide who calls and how soon, never "
            + "what is offered."),
    UNUSED(
        "A parameter, reason or offer that nothing uses.",
        "Use it, or take it away; an old offer goes to retired/."),
    EXPIRED(
        "Something that has ended and is still asked for, such as an offer past its " + "last day.",
        "Move it to retired/, or give it a new last day."),
    NOT_YET(
        "A day that lies ahead where something holds already, or the other way round.",
        "Check the day; for a change on a day to come use a parameter with values."),
    RULE_ERROR(
        "A rule fails on a sample of what it may meet.", "Ask first whether the field is filled."),
    ENGINES_DISAGREE(
        "The engine and an independent reading of the rules decide a recorded case "
            + "differently.",
        "Tell whoever runs Holdfast; the rule set is not taken over.");

    private final String meaning;
    private final String remedy;

    Code(String meaning, String remedy) {
      this.meaning = meaning;
      this.remedy = remedy;
    }

    /** What a finding of this code says, in a sentence. */
    public String meaning() {
      return meaning;
    }

    /** What to do about it, in a sentence. */
    public String remedy() {
      return remedy;
    }
  }

  /** Where it is, as an editor or a spreadsheet program shows it. */
  public String place() {
    return new Place(file, line, column, heading).toString();
  }

  /** The same in this column. */
  Finding in(int place) {
    return new Finding(file, line, place, heading, severity, code, message, suggestion);
  }

  /** The whole finding in one line. */
  @Override
  public String toString() {
    return place() + ": " + message + " " + suggestion;
  }
}
