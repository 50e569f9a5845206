package io.holdfast.rules.language;

import java.util.Arrays;
import java.util.Optional;

/** How two things are compared. */
public enum Operator {
  EQUAL("==", ""),
  NOT_EQUAL("!=", "anything but "),
  LESS("<", "less than "),
  AT_MOST("<=", "at most "),
  GREATER(">", "more than "),
  AT_LEAST(">=", "at least ");

  private final String symbol;
  private final String words;

  Operator(String symbol, String words) {
    this.symbol = symbol;
    this.words = words;
  }

  /** As rules write it. */
  public String symbol() {
    return symbol;
  }

  /** As it is read before a value, such as {@code at least 40}. */
  public String before(String value) {
    return words + value;
  }

  /** What holds where this does not, if both sides are there. */
  public Operator negated() {
    return switch (this) {
      case EQUAL -> NOT_EQUAL;
      case NOT_EQUAL -> EQUAL;
      case LESS -> AT_LEAST;
      case AT_MOST -> GREATER;
      case GREATER -> AT_MOST;
      case AT_LEAST -> LESS;
    };
  }

  /** The same comparison with the sides exchanged. */
  public Operator flipped() {
    return switch (this) {
      case EQUAL, NOT_EQUAL -> this;
      case LESS -> GREATER;
      case AT_MOST -> AT_LEAST;
      case GREATER -> LESS;
      case AT_LEAST -> AT_MOST;
    };
  }

  /** Whether it asks for more or less rather than for the same. */
  public boolean orders() {
    return this != EQUAL && this != NOT_EQUAL;
  }

  /** Whether it holds for two sides, given how they compare. */
  public boolean holds(int comparison) {
    return switch (this) {
      case EQUAL -> comparison == 0;
      case NOT_EQUAL -> comparison != 0;
      case LESS -> comparison < 0;
      case AT_MOST -> comparison <= 0;
      case GREATER -> comparison > 0;
      case AT_LEAST -> comparison >= 0;
    };
  }

  static Optional<Operator> of(String symbol) {
    return Arrays.stream(values()).filter(o -> o.symbol.equals(symbol)).findFirst();
  }
}
