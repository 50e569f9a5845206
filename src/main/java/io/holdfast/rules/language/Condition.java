package io.holdfast.rules.language;

import io.holdfast.rules.files.Place;
import io.holdfast.rules.language.Term.Constant;
import io.holdfast.rules.language.Term.Path;
import java.util.List;
import java.util.stream.Stream;

/** What must be so for a rule to speak. A rule has several, and all must hold. */
public sealed interface Condition {

  /** As the engine reads it. */
  String text();

  Place place();

  /** Holds where every part does; parts after one that does not hold are not asked. */
  record And(List<Condition> parts, String text, Place place) implements Condition {}

  /** Holds where some part does; parts after one that holds are not asked. */
  record Or(List<Condition> parts, String text, Place place) implements Condition {}

  /** Holds where its part does not. */
  record Not(Condition part, String text, Place place) implements Condition {}

  /** Two sides compared; what stands in the rule itself stands on the right. */
  record Comparison(Term left, Operator operator, Term right, String text, Place place)
      implements Condition {}

  /** One of some values, or none of them. */
  record In(Term left, List<Constant> values, boolean negated, String text, Place place)
      implements Condition {}

  /** A text that looks like a pattern, or does not. */
  record Matches(Term left, String pattern, boolean negated, String text, Place place)
      implements Condition {}

  /** A text within a text or a word in a list, or its absence. */
  record Contains(Term left, Constant right, boolean negated, String text, Place place)
      implements Condition {}

  /** Something that is true or false by itself. */
  record Question(Path path, String text, Place place) implements Condition {}

  /** Gives a field a name to speak of it; always holds. */
  record Binding(String name, Path path, String text, Place place) implements Condition {}

  /** The conditions below this one that have no parts of their own. */
  default Stream<Condition> leaves() {
    if (this instanceof And and) {
      return and.parts().stream().flatMap(Condition::leaves);
    }
    if (this instanceof Or or) {
      return or.parts().stream().flatMap(Condition::leaves);
    }
    return this instanceof Not not ? not.part().leaves() : Stream.of(this);
  }

  /** Both sides of everything that is compared or asked. */
  default Stream<Term> terms() {
    return leaves()
        .flatMap(
            leaf -> {
              if (leaf instanceof Comparison comparison) {
                return Stream.of(comparison.left(), comparison.right());
              }
              if (leaf instanceof In in) {
                return Stream.concat(Stream.of(in.left()), in.values().stream());
              }
              if (leaf instanceof Matches matches) {
                return Stream.of(matches.left());
              }
              if (leaf instanceof Contains contains) {
                return Stream.of(contains.left(), contains.right());
              }
              if (leaf instanceof Question question) {
                return Stream.of(question.path());
              }
              return leaf instanceof Binding binding ? Stream.of(binding.path()) : Stream.empty();
            });
  }

  /** Everything of the case that is read. */
  default Stream<Path> paths() {
    return terms().flatMap(Term::paths);
  }
}
