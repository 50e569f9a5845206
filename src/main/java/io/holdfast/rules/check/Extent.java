package io.holdfast.rules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The values something may have, as the engine sees them: some numbers or some words, and perhaps
 * none at all.
 *
 * @param nothing whether it may be without a value
 */
record Extent(boolean nothing, Values values) {

  /** Some values of one sort. */
  sealed interface Values permits Numbers, Words {
    boolean isEmpty();
  }

  /** Numbers, as ranges that do not touch, rising. */
  record Numbers(List<Range> ranges) implements Values {
    static final Numbers ALL =
        new Numbers(List.of(Range.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)));

    Numbers {
      ranges = List.copyOf(ranges);
    }

    @Override
    public boolean isEmpty() {
      return ranges.isEmpty();
    }
  }

  /** Words: these, or all but these. */
  record Words(Set<String> words, boolean allBut) implements Values {
    static final Words ALL = new Words(Set.of(), true);

    Words {
      words = java.util.Collections.unmodifiableSet(new TreeSet<>(words));
    }

    @Override
    public boolean isEmpty() {
      return !allBut && words.isEmpty();
    }
  }

  static Extent of(Values values) {
    return new Extent(false, values);
  }

  static Extent words(Set<String> words) {
    return of(new Words(words, false));
  }

  static Extent range(Range range) {
    return of(new Numbers(range.isEmpty() ? List.of() : List.of(range)));
  }

  /** The same, and perhaps without a value. */
  Extent orNothing() {
    return new Extent(true, values);
  }

  /** No value at all, where that was possible. */
  Extent withoutValues() {
    return new Extent(
        nothing, values instanceof Words ? new Words(Set.of(), false) : new Numbers(List.of()));
  }

  boolean isEmpty() {
    return !nothing && values.isEmpty();
  }

  /** What both allow; words and numbers have nothing in common. */
  Extent and(Extent other) {
    return new Extent(nothing && other.nothing, both(values, other.values));
  }

  /** Whether the other allows all that this one does. */
  boolean within(Extent other) {
    return (!nothing || other.nothing) && both(values, other.values).equals(values);
  }

  /**
   * Whether this value is allowed.
   *
   * @param value a number, a text, or {@code null} for none; anything else is told by its text
   */
  boolean contains(Object value) {
    if (value == null) {
      return nothing;
    }
    if (values instanceof Words words) {
      return words.words().contains(value.toString()) != words.allBut();
    }
    return value instanceof Number number
        && ((Numbers) values)
            .ranges().stream().anyMatch(range -> range.contains(number.doubleValue()));
  }

  /** All but what this one allows. */
  Extent complement() {
    return new Extent(!nothing, others(values));
  }

  private static Values others(Values values) {
    if (values instanceof Words words) {
      return new Words(words.words(), !words.allBut());
    }
    List<Range> gaps = new ArrayList<>();
    Range rest = Range.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    for (Range range : ((Numbers) values).ranges()) {
      Range before = rest.and(range.below());
      if (!before.isEmpty()) {
        gaps.add(before);
      }
      rest = rest.and(range.above());
    }
    if (!rest.isEmpty()) {
      gaps.add(rest);
    }
    return new Numbers(gaps);
  }

  private static Values both(Values one, Values other) {
    if (one instanceof Words a && other instanceof Words b) {
      return both(a, b);
    }
    if (one instanceof Numbers a && other instanceof Numbers b) {
      List<Range> common = new ArrayList<>();
      for (Range range : a.ranges()) {
        b.ranges().stream().map(range::and).filter(r -> !r.isEmpty()).forEach(common::add);
      }
      return new Numbers(common);
    }
    return new Words(Set.of(), false);
  }

  private static Words both(Words one, Words other) {
    if (one.allBut() && other.allBut()) {
      Set<String> excluded = new TreeSet<>(one.words());
      excluded.addAll(other.words());
      return new Words(excluded, true);
    }
    Words some = one.allBut() ? other : one;
    Words filter = one.allBut() ? one : other;
    Set<String> left = new TreeSet<>(some.words());
    left.removeIf(word -> filter.words().contains(word) == filter.allBut());
    return new Words(left, false);
  }

  /** A value to show, where there is one that is short to say. */
  Optional<String> example() {
    if (values instanceof Words words) {
      return words.allBut() ? Optional.empty() : words.words().stream().findFirst();
    }
    return ((Numbers) values).ranges().stream().findFirst().map(Range::example);
  }

  /** Such as <i>from 0 to 100</i> or <i>one of app, sms</i>. */
  @Override
  public String toString() {
    if (values.isEmpty()) {
      return nothing ? "without a value" : "never anything";
    }
    String text =
        values instanceof Words words
            ? inWords(words)
            : ((Numbers) values)
                .ranges().stream().map(Range::toString).collect(Collectors.joining(" or "));
    return nothing ? text + ", or without a value" : text;
  }

  private static String inWords(Words words) {
    String list = String.join(", ", words.words());
    if (words.allBut()) {
      return words.words().isEmpty() ? "any word" : "anything but " + list;
    }
    return words.words().size() == 1 ? list : "one of " + list;
  }
}
