package io.holdfast.rules.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a term of a condition can be.
 *
 * @param values the only words a text can be; empty where any word is possible
 * @param minimum lowest value a number can have
 * @param maximum highest value a number can have
 * @param optional whether there may be nothing
 * @param whole whether a number has no fraction
 * @param noun name of the type a noun is of; empty text for everything else
 */
public record Type(
    Kind kind,
    List<String> values,
    Optional<BigDecimal> minimum,
    Optional<BigDecimal> maximum,
    boolean optional,
    boolean whole,
    String noun) {

  /** Kinds of types. */
  public enum Kind {
    TEXT("a text"),
    NUMBER("a number"),
    FLAG("true or false"),
    DAY("a day"),
    TIME("a time"),
    /** Several texts. */
    LIST("a list of texts"),
    /** Something that has fields of its own. */
    NOUN("a thing with fields"),
    /** A risk level. */
    LEVEL("a risk level"),
    NOTHING("nothing");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind in words, with its article. */
    public String words() {
      return words;
    }
  }

  /** Any value of this kind. */
  public static Type of(Kind kind) {
    return new Type(kind, List.of(), Optional.empty(), Optional.empty(), false, false, "");
  }

  static Type noun(String name) {
    return new Type(Kind.NOUN, List.of(), Optional.empty(), Optional.empty(), false, false, name);
  }

  static Type wholeNumber() {
    return new Type(Kind.NUMBER, List.of(), Optional.empty(), Optional.empty(), false, true, "");
  }

  Type orNothing() {
    return new Type(kind, values, minimum, maximum, true, whole, noun);
  }

  Type within(List<String> words) {
    return new Type(kind, List.copyOf(words), minimum, maximum, optional, whole, noun);
  }

  Type within(Optional<BigDecimal> from, Optional<BigDecimal> to) {
    return new Type(kind, values, from, to, optional, whole, noun);
  }

  /** The range in words, such as {@code 0 to 100}; empty text where there is none. */
  public String range() {
    if (minimum.isPresent() && maximum.isPresent()) {
      return minimum.get().toPlainString() + " to " + maximum.get().toPlainString();
    }
    return minimum
        .map(from -> from.toPlainString() + " or more")
        .or(() -> maximum.map(to -> to.toPlainString() + " or less"))
        .orElse("");
  }
}
