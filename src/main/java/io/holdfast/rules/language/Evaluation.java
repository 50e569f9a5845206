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
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Situation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
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
      return leaf(leaf, values, () -> Boolean.TRUE.equals(answer));
    }
    return leaf(leaf, values, () -> true);
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

  /** What was found and what was wanted, such as {@code dropPct was 35, wanted at least 40}. */
  public String inWords() {
    if (trouble.isPresent()) {
      return trouble.get();
    }
    if (condition instanceof And) {
      return joined(parts.stream().filter(part -> part.holds() == holds).toList(), " and ");
    }
    if (condition instanceof Or) {
      return joined(parts.stream().filter(part -> part.holds() == holds).toList(), ", and ");
    }
    if (condition instanceof Not) {
      Evaluation part = parts.get(0);
      return holds ? "not so: " + part.inWords() : "%s, wanted not so".formatted(part.found());
    }
    return holds ? found() : found() + ", wanted " + wanted();
  }

  private static String joined(List<Evaluation> parts, String and) {
    return parts.stream().map(Evaluation::inWords).collect(Collectors.joining(and));
  }

  private String found() {
    if (!parts.isEmpty()) {
      return inWords();
    }
    return condition
        .terms()
        .findFirst()
        .map(term -> term.text() + " was " + shown(values.isEmpty() ? null : values.get(0)))
        .orElse(condition.text());
  }

  private String wanted() {
    if (condition instanceof Comparison comparison) {
      String right = shown(values.get(1));
      return comparison
          .operator()
          .before(
              comparison.right() instanceof Constant
                  ? right
                  : "%s, which was %s".formatted(comparison.right().text(), right));
    }
    if (condition instanceof In in) {
      String words =
          in.values().stream().map(value -> shown(value.value())).collect(Collectors.joining(", "));
      return (in.negated() ? "none of " : in.values().size() == 1 ? "" : "one of ") + words;
    }
    if (condition instanceof Matches matches) {
      return (matches.negated() ? "nothing like " : "something like ") + matches.pattern();
    }
    if (condition instanceof Contains contains) {
      return (contains.negated() ? "nothing with " : "something with ")
          + shown(contains.right().value());
    }
    return "true";
  }

  private static String shown(Object value) {
    if (value == null) {
      return "empty";
    }
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString(number.longValue());
    }
    return value instanceof Offer offer ? offer.id() : value.toString();
  }
}
