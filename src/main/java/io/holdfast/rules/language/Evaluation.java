package io.holdfast.rules.language;

import io.holdfast.rules.language.Condition.And;
import io.holdfast.rules.language.Condition.Comparison;
import io.holdfast.rules.language.Condition.Contains;
import io.holdfast.rules.language.Condition.In;
import io.holdfast.rules.language.Condition.Matches;
import io.holdfast.rules.language.Condition.Not;
import io.holdfast.rules.language.Condition.Or;
import io.holdfast.rules.language.Condition.Question;
import io.holdfast.rules.language.Term.Constant;
import io.holdfast.rules.language.Term.Path;
import io.holdfast.rules.language.Term.Step;
import io.holdfast.vocabulary.Situation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a condition holds for a case, and on what values. Independent of the engine, and of the
 * same opinion: {@code ConditionsAgreeWithDroolsTest} sees to that.
 *
 * @param values what both sides were, as far as they were asked; an element may be {@code null}
 * @param parts what became of the parts that were asked
 * @param trouble where the engine would fail: what is asked of something that is not there
 */
public record Evaluation(
    Condition condition,
    boolean holds,
    List<Object> values,
    List<Evaluation> parts,
    Optional<String> trouble) {

  /** Asks one condition. */
  public static Evaluation of(Condition condition, Situation situation) {
    try {
      return ask(condition, situation);
    } catch (Answers.NotThere e) {
      return new Evaluation(condition, false, List.of(), List.of(), Optional.of(e.getMessage()));
    }
  }

  /** Asks conditions in their order, up to the first that does not hold. */
  public static List<Evaluation> of(List<Condition> conditions, Situation situation) {
    List<Evaluation> asked = new ArrayList<>(conditions.size());
    for (Condition condition : conditions) {
      Evaluation evaluation = of(condition, situation);
      asked.add(evaluation);
      if (!evaluation.holds()) {
        break;
      }
    }
    return asked;
  }

  /** Whether every condition holds. */
  public static boolean all(List<Condition> conditions, Situation situation) {
    for (Condition condition : conditions) {
      if (!of(condition, situation).holds()) {
        return false;
      }
    }
    return true;
  }

  /** Everything that keeps these conditions from holding, in words; empty where they hold. */
  public static List<String> whyNot(List<Condition> conditions, Situation situation) {
    return conditions.stream()
        .map(condition -> of(condition, situation))
        .filter(evaluation -> !evaluation.holds())
        .map(Evaluation::inWords)
        .toList();
  }

  private static Evaluation ask(Condition condition, Situation situation) {
    if (condition instanceof And and) {
      List<Evaluation> parts = new ArrayList<>();
      boolean holds = true;
      for (int i = 0; holds && i < and.parts().size(); i++) {
        parts.add(ask(and.parts().get(i), situation));
        holds = parts.get(i).holds();
      }
      return new Evaluation(condition, holds, List.of(), parts, Optional.empty());
    }
    if (condition instanceof Or or) {
      List<Evaluation> parts = new ArrayList<>();
      boolean holds = false;
      for (int i = 0; !holds && i < or.parts().size(); i++) {
        parts.add(ask(or.parts().get(i), situation));
        holds = parts.get(i).holds();
      }
      return new Evaluation(condition, holds, List.of(), parts, Optional.empty());
    }
    if (condition instanceof Not not) {
      Evaluation part = ask(not.part(), situation);
      return new Evaluation(condition, !part.holds(), List.of(), List.of(part), Optional.empty());
    }
    return leaf(condition, situation);
  }

  private static Evaluation leaf(Condition leaf, Situation situation) {
    List<Object> values = new ArrayList<>(2);
    if (leaf instanceof Comparison comparison) {
      Object left = Answers.of(comparison.left(), situation);
      Object right = Answers.of(comparison.right(), situation);
      Collections.addAll(values, left, right);
      return leaf(leaf, values, () -> compare(left, comparison.operator(), right));
    }
    if (leaf instanceof In in) {
      Object left = Answers.of(in.left(), situation);
      values.add(left);
      return leaf(
          leaf,
          values,
          () ->
              in.negated()
                  != in.values().stream()
                      .anyMatch(value -> compare(left, Operator.EQUAL, value.value())));
    }
    if (leaf instanceof Matches matches) {
      Object left = Answers.of(matches.left(), situation);
      values.add(left);
      return leaf(
          leaf,
          values,
          () ->
              matches.negated()
                  != (left != null && Pattern.matches(matches.pattern(), left.toString())));
    }
    if (leaf instanceof Contains contains) {
      Object left = Answers.of(contains.left(), situation);
      Collections.addAll(values, left, contains.right().value());
      return leaf(leaf, values, () -> contains.negated() != contains(left, contains.right()));
    }
    if (leaf instanceof Question question) {
      Object answer = Answers.of(question.path(), situation);
      values.add(answer);
      if (answer == null) {
        throw new Answers.NotThere("'%s' is empty.".formatted(question.text()));
      }
      values.addAll(groundsOf(question.path(), answer, situation));
      return leaf(leaf, values, () -> Boolean.TRUE.equals(answer));
    }
    return leaf(leaf, values, () -> true);
  }

  // what a question with brackets is asked of, and what it is given
  private static List<Object> groundsOf(Path path, Object answer, Situation situation) {
    List<Step> before = path.steps().subList(0, path.steps().size() - 1);
    if (!asksWithBrackets(path) || before.isEmpty() || answer == Answers.NOTHING_TO_ASK) {
      return List.of();
    }
    Path asked = new Path(before, path.text(), path.type());
    List<Object> grounds = new ArrayList<>();
    grounds.add(Answers.of(asked, situation));
    last(path).arguments().forEach(argument -> grounds.add(Answers.of(argument, situation)));
    return grounds;
  }

  private static boolean asksWithBrackets(Path path) {
    return !last(path).arguments().isEmpty();
  }

  private static Step last(Path path) {
    return path.steps().get(path.steps().size() - 1);
  }

  private interface Verdict {
    boolean holds();
  }

  private static Evaluation leaf(Condition leaf, List<Object> values, Verdict verdict) {
    boolean holds = !values.contains(Answers.NOTHING_TO_ASK) && verdict.holds();
    values.replaceAll(value -> value == Answers.NOTHING_TO_ASK ? null : value);
    return new Evaluation(
        leaf, holds, Collections.unmodifiableList(values), List.of(), Optional.empty());
  }

  private static boolean contains(Object left, Constant word) {
    return left instanceof Collection<?> words
        ? words.contains(word.value())
        : left != null && left.toString().contains(String.valueOf(word.value()));
  }

  // nothing equals nothing only, and is neither more nor less than anything
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static boolean compare(Object left, Operator operator, Object right) {
    if (left == null || right == null) {
      return operator == Operator.EQUAL
          ? left == right
          : operator == Operator.NOT_EQUAL && left != right;
    }
    if (left instanceof Number one && right instanceof Number other) {
      return operator.holds(compare(one, other));
    }
    if (operator.orders() && left instanceof Comparable one) {
      return operator.holds(one.compareTo(right));
    }
    return Objects.equals(left, right) == (operator == Operator.EQUAL);
  }

  private static int compare(Number one, Number other) {
    if (one instanceof BigDecimal || other instanceof BigDecimal) {
      return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()));
    }
    return Answers.whole(one) && Answers.whole(other)
        ? Long.compare(one.longValue(), other.longValue())
        : Double.compare(one.doubleValue() + 0.0, other.doubleValue() + 0.0);
  }

  /** Whether nothing is to be added to what the condition asks and whether it is so. */
  boolean saysItAll() {
    return trouble.isEmpty()
        && condition.leaves().allMatch(leaf -> isFlag(leaf) || holds && isSame(leaf));
  }

  private static boolean isFlag(Condition leaf) {
    return leaf instanceof Question question
        ? question.path().isField()
        : leaf instanceof Comparison comparison
            && comparison.right() instanceof Constant constant
            && constant.value() instanceof Boolean;
  }

  private static boolean isSame(Condition leaf) {
    return leaf instanceof Comparison comparison
        && comparison.operator() == Operator.EQUAL
        && comparison.right() instanceof Constant;
  }

  /** What was found and what was wanted, such as {@code dropPct was 35, wanted at least 40}. */
  public String inWords() {
    return told(true);
  }

  /** What was found alone, for whoever has told what was wanted. */
  public String found() {
    return told(false);
  }

  private String told(boolean wanted) {
    if (trouble.isPresent()) {
      return trouble.get();
    }
    if (condition instanceof And || condition instanceof Or) {
      return parts.stream()
          .filter(part -> part.holds() == holds)
          .map(part -> part.told(wanted))
          .collect(Collectors.joining(condition instanceof And ? " and " : ", and "));
    }
    if (condition instanceof Not) {
      String part = parts.get(0).told(false);
      return holds || !wanted ? part : "%s, wanted not %s".formatted(part, parts.get(0).wanted());
    }
    return holds || !wanted ? values(!wanted) : values(false) + ", wanted " + wanted();
  }

  // the second side tells something where it is no constant and not told as what was wanted
  private String values(boolean bothSides) {
    if (condition instanceof Question question && values.size() > 1) {
      return Known.answeringFrom(question.path().steps().get(0).name(), values.get(1));
    }
    List<Term> terms = condition.terms().filter(term -> !(term instanceof Constant)).toList();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < (bothSides ? terms.size() : Math.min(1, terms.size())); i++) {
      found.add(
          "%s was %s"
              .formatted(
                  terms.get(i).text(), i < values.size() ? Known.value(values.get(i)) : "empty"));
    }
    return found.isEmpty() ? condition.text() : String.join(", ", found);
  }

  private String wanted() {
    if (condition instanceof Comparison comparison) {
      String right = Known.value(values.get(1));
      return comparison
          .operator()
          .before(
              comparison.right() instanceof Constant
                  ? right
                  : "%s, which was %s".formatted(comparison.right().text(), right));
    }
    if (condition instanceof In in) {
      String words =
          in.values().stream()
              .map(value -> Known.value(value.value()))
              .collect(Collectors.joining(", "));
      return (in.negated() ? "none of " : in.values().size() == 1 ? "" : "one of ") + words;
    }
    if (condition instanceof Matches matches) {
      return (matches.negated() ? "nothing like " : "something like ") + matches.pattern();
    }
    if (condition instanceof Contains contains) {
      return (contains.negated() ? "nothing with " : "something with ")
          + Known.value(contains.right().value());
    }
    if (condition instanceof Question question && values.size() > 1) {
      return asked(question.path());
    }
    return condition instanceof Question ? "true" : "so";
  }

  // such as 'at least HIGH' for risk.atLeast("HIGH")
  private String asked(Path path) {
    String words =
        last(path).name().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words + ' ' + Known.value(values.subList(2, values.size()));
  }
}
