package io.holdfast.rules.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How many rows of a table are meant to fit a case: what {@code @rows} above the table says. */
public enum Fit {
  /** Every case has its row, and only one. */
  ONE("one", true, true),
  /** No case has two rows. */
  AT_MOST_ONE("at most one", false, true),
  /** Every case has a row; where several fit, all say what they say. */
  AT_LEAST_ONE("at least one", true, false),
  /** Nothing is said of it, so nothing is looked for. */
  ANY("any number", false, false);

  private final String word;
  private final boolean complete;
  private final boolean exclusive;

  Fit(String word, boolean complete, boolean exclusive) {
    this.word = word;
    this.complete = complete;
    this.exclusive = exclusive;
  }

  static Optional<Fit> of(String word) {
    return Arrays.stream(values()).filter(fit -> fit.word.equalsIgnoreCase(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Fit::word).toList();
  }

  /** As people write it. */
  public String word() {
    return word;
  }

  /** Whether a case without a row is a mistake. */
  public boolean complete() {
    return complete;
  }

  /** Whether a case with two rows is a mistake. */
  public boolean exclusive() {
    return exclusive;
  }
}
