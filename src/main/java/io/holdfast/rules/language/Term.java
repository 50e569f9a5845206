package io.holdfast.rules.language;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One side of a comparison. */
public sealed interface Term {

  /** As the engine reads it. */
  String text();

  /** What it can be. */
  Type type();

  /**
   * Something that stands in the rule itself.
   *
   * @param value a String, Long, Double or Boolean; {@code null} for nothing
   */
  record Constant(Object value, String text, Type type) implements Term {}

  /** What the case at hand is asked, step by step. */
  record Path(List<Step> steps, String text, Type type) implements Term {
    /** The names of its steps, with dots between them, such as {@code customer.tenureMonths}. */
    public String name() {
      return steps.stream().map(Step::name).collect(Collectors.joining("."));
    }

    /** Whether the condition just does not hold where some step has nothing to start from. */
    public boolean isOrNothing() {
      return steps.stream().anyMatch(Step::orNothing);
    }

    /** Whether it is nothing but names of fields. */
    public boolean isField() {
      return steps.stream().noneMatch(Step::call);
    }
  }

  /**
   * A step of a path.
   *
   * @param type what it leads to
   * @param orNothing whether the condition just does not hold where there is nothing to step from
   * @param call whether it is a question with brackets
   */
  record Step(String name, Type type, boolean orNothing, boolean call, List<Term> arguments) {}

  /** A parameter of the rule set, as of the day of the decision. */
  record Parameter(String name, String text, Type type) implements Term {}

  /**
   * Two numbers added, subtracted or multiplied.
   *
   * @param sign one of {@code + - *}
   */
  record Calculation(Term left, char sign, Term right, String text, Type type) implements Term {}

  /** Every path in this term, those among a question's arguments included. */
  default Stream<Path> paths() {
    if (this instanceof Path path) {
      Stream<Term> arguments = path.steps().stream().flatMap(step -> step.arguments().stream());
      return Stream.concat(Stream.of(path), arguments.flatMap(Term::paths));
    }
    return this instanceof Calculation calculation
        ? Stream.concat(calculation.left().paths(), calculation.right().paths())
        : Stream.empty();
  }

  /** Every parameter in this term. */
  default Stream<Parameter> parameters() {
    if (this instanceof Parameter parameter) {
      return Stream.of(parameter);
    }
    if (this instanceof Path path) {
      return path.steps().stream().flatMap(s -> s.arguments().stream()).flatMap(Term::parameters);
    }
    return this instanceof Calculation calculation
        ? Stream.concat(calculation.left().parameters(), calculation.right().parameters())
        : Stream.empty();
  }
}
