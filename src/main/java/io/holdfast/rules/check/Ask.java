package io.holdfast.rules.check;

import io.holdfast.rules.language.Condition;
import io.holdfast.rules.language.Condition.And;
import io.holdfast.rules.language.Condition.Comparison;
import io.holdfast.rules.language.Condition.In;
import io.holdfast.rules.language.Condition.Not;
import io.holdfast.rules.language.Condition.Or;
import io.holdfast.rules.language.Condition.Question;
import io.holdfast.rules.language.Operator;
import io.holdfast.rules.language.Term.Constant;
import io.holdfast.rules.language.Term.Path;
import io.holdfast.rules.language.Term.Step;
import io.holdfast.rules.language.Type;
import io.holdfast.rules.language.Type.Kind;
import io.holdfast.vocabulary.RiskLevel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A condition about one thing only, which can be told for each value the thing may have.
 *
 * @param thing what it asks about, such as {@code customer.monthlyCharge}
 * @param type what that can be
 * @param test asks about a value; {@code null} stands for none
 */
record Ask(String thing, Type type, Condition condition, Predicate<Object> test) {
  private static final Set<Kind> KINDS = Set.of(Kind.NUMBER, Kind.TEXT, Kind.FLAG, Kind.LEVEL);

  private static final List<String> LEVELS = Stream.of(RiskLevel.values()).map(Enum::name).toList();

  /** The condition as one about a single thing; absent where it is about several or none. */
  static Optional<Ask> of(Condition condition) {
    Optional<Path> path = condition.leaves().findFirst().flatMap(Ask::asked);
    String thing = path.map(Ask::thing).orElse("");
    boolean one =
        path.isPresent()
            && condition
                .leaves()
                .allMatch(leaf -> asked(leaf).filter(p -> thing(p).equals(thing)).isPresent());
    return one
        ? path.map(
            p -> new Ask(thing, isLevel(p) ? level(p) : p.type(), condition, test(condition)))
        : Optional.empty();
  }

  private static Optional<Path> asked(Condition leaf) {
    Path path = null;
    if (leaf instanceof Question question) {
      path = question.path();
    } else if (leaf instanceof Comparison c
        && c.right() instanceof Constant
        && c.left() instanceof Path p) {
      path = p;
    } else if (leaf instanceof In in && in.left() instanceof Path p) {
      path = p;
    }
    // whether the noun or its field is missing makes a difference there
    return Optional.ofNullable(path)
        .filter(p -> KINDS.contains(p.type().kind()) && !p.isOrNothing())
        .filter(p -> !isLevel(p) || LEVELS.contains(wantedLevel(p)));
  }

  private static boolean isLevel(Path path) {
    return path.name().equals("risk.atLeast");
  }

  private static String thing(Path path) {
    return isLevel(path) ? "risk.level" : path.text();
  }

  private static Type level(Path path) {
    Type flag = path.type();
    return new Type(Kind.LEVEL, LEVELS, flag.minimum(), flag.maximum(), false, false, "");
  }

  /** The numbers and words it names. */
  Stream<Object> named() {
    return condition
        .leaves()
        .flatMap(
            leaf -> {
              if (leaf instanceof Comparison comparison) {
                return Stream.of((Constant) comparison.right());
              }
              return leaf instanceof In in ? in.values().stream() : Stream.<Constant>empty();
            })
        .map(constant -> plain(constant.value()))
        .filter(value -> value != null);
  }

  /** Whether it holds for a value; {@code null} stands for none. */
  boolean holds(Object value) {
    return test.test(value);
  }

  private static Predicate<Object> test(Condition condition) {
    if (condition instanceof And and) {
      return and.parts().stream().map(Ask::test).reduce(value -> true, Predicate::and);
    }
    if (condition instanceof Or or) {
      return or.parts().stream().map(Ask::test).reduce(value -> false, Predicate::or);
    }
    if (condition instanceof Not not) {
      return test(not.part()).negate();
    }
    if (condition instanceof Question question) {
      return isLevel(question.path())
          ? reaches(RiskLevel.valueOf(wantedLevel(question.path())))
          : Boolean.TRUE::equals;
    }
    if (condition instanceof In in) {
      List<Object> values = in.values().stream().map(v -> plain(v.value())).toList();
      return value -> in.negated() != values.stream().anyMatch(wanted -> same(value, wanted));
    }
    Comparison comparison = (Comparison) condition;
    Object wanted = plain(((Constant) comparison.right()).value());
    return value -> holds(comparison.operator(), value, wanted);
  }

  private static boolean holds(Operator operator, Object value, Object wanted) {
    if (!operator.orders()) {
      return same(value, wanted) == (operator == Operator.EQUAL);
    }
    return value instanceof BigDecimal number
        && wanted instanceof BigDecimal bound
        && operator.holds(number.compareTo(bound));
  }

  private static Predicate<Object> reaches(RiskLevel wanted) {
    return value -> RiskLevel.valueOf((String) value).compareTo(wanted) >= 0;
  }

  // such as MEDIUM in risk.atLeast("MEDIUM")
  private static String wantedLevel(Path path) {
    Step question = path.steps().get(path.steps().size() - 1);
    return question.arguments().get(0) instanceof Constant level
        ? String.valueOf(level.value())
        : "";
  }

  private static boolean same(Object value, Object wanted) {
    return value instanceof BigDecimal number && wanted instanceof BigDecimal other
        ? number.compareTo(other) == 0
        : Objects.equals(value, wanted);
  }

  private static Object plain(Object constant) {
    return constant instanceof Number number ? new BigDecimal(number.toString()) : constant;
  }
}
