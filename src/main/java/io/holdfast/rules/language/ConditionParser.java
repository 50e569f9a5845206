package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.language.Condition.And;
import io.holdfast.rules.language.Condition.Binding;
import io.holdfast.rules.language.Condition.Comparison;
import io.holdfast.rules.language.Condition.Contains;
import io.holdfast.rules.language.Condition.In;
import io.holdfast.rules.language.Condition.Matches;
import io.holdfast.rules.language.Condition.Not;
import io.holdfast.rules.language.Condition.Or;
import io.holdfast.rules.language.Condition.Question;
import io.holdfast.rules.language.ConditionText.Refused;
import io.holdfast.rules.language.Term.Constant;
import io.holdfast.rules.language.Term.Path;
import io.holdfast.rules.language.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parses a condition. What it does not know is no condition, whatever the engine would make of it.
 */
final class ConditionParser {
  private static final Set<String> AFTER_A_TERM =
      Set.of("==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "in", "not", "matches", "contains");
  // the engine spells lists out, and what it makes of a condition is read again
  private static final int LONGEST = 4_000;

  private final ConditionText in;
  private final TermParser terms;
  private final Place place;

  /** Reads a condition of a rule that looks at this type. */
  ConditionParser(String text, DeclaredType type, Meanings meanings, Place place) {
    this.in = new ConditionText(text);
    this.terms = new TermParser(in, type, meanings);
    this.place = place;
  }

  Condition read() {
    String text = in.whole();
    if (text.length() > LONGEST) {
      throw new Refused(
          Code.FORBIDDEN,
          "The condition has more than %d characters.".formatted(LONGEST),
          "Say it in several conditions.");
    }
    if (text.indexOf('\\') >= 0) {
      throw new Refused(
          Code.FORBIDDEN, "'\\' cannot be used in a condition.", "Write characters as they are.");
    }
    Condition condition = isBinding() ? binding() : or(true);
    if (!in.end()) {
      throw ConditionText.cannot(in.peek());
    }
    return condition;
  }

  private boolean isBinding() {
    return in.size() > 2 && in.at(0).value().startsWith("$") && in.at(1).is(":");
  }

  private Condition binding() {
    String name = in.take().value();
    in.take();
    return new Binding(name, terms.path(), in.whole(), place);
  }

  /** Whether a step from nothing may stand here: what it means below an 'or' nobody would guess. */
  private Condition or(boolean top) {
    int start = in.position();
    List<Condition> parts = new ArrayList<>(List.of(and(top && !holdsOr())));
    while (in.takeIf("||")) {
      parts.add(and(false));
    }
    return parts.size() == 1 ? parts.get(0) : new Or(List.copyOf(parts), in.since(start), place);
  }

  private boolean holdsOr() {
    int level = 0;
    for (int i = in.position(); i < in.size() && level >= 0; i++) {
      level += in.at(i).is("(") ? 1 : in.at(i).is(")") ? -1 : 0;
      if (level == 0 && in.at(i).is("||")) {
        return true;
      }
    }
    return false;
  }

  private Condition and(boolean top) {
    int start = in.position();
    List<Condition> parts = new ArrayList<>(List.of(unary(top)));
    while (in.takeIf("&&")) {
      parts.add(unary(top));
    }
    return parts.size() == 1 ? parts.get(0) : new And(List.copyOf(parts), in.since(start), place);
  }

  private Condition unary(boolean top) {
    int start = in.position();
    if (in.takeIf("!")) {
      Condition part = unary(false);
      if (!(part instanceof Question || part instanceof Not || in.at(start + 1).is("("))) {
        throw new Refused(
            Code.FORBIDDEN,
            "'!' before '%s' is unclear.".formatted(part.text()),
            "Put brackets around what is not to be.");
      }
      return new Not(part, in.since(start), place);
    }
    if (!in.end() && in.peek().is("(") && isGroup()) {
      in.nested();
      in.take();
      Condition group = or(top);
      in.expect(")");
      in.left();
      return group;
    }
    return comparison(top);
  }

  // brackets around a condition, not around something to reckon with
  private boolean isGroup() {
    int level = 0;
    for (int i = in.position(); i < in.size(); i++) {
      level += in.at(i).is("(") ? 1 : in.at(i).is(")") ? -1 : 0;
      if (level == 0) {
        return i + 1 == in.size() || !AFTER_A_TERM.contains(in.at(i + 1).value());
      }
    }
    return true;
  }

  private Condition comparison(boolean top) {
    int start = in.position();
    Term left = terms.sum();
    Condition condition = compared(left, start);
    Set<Term> sides = condition.terms().collect(Collectors.toSet());
    boolean hidden =
        condition.paths().anyMatch(path -> path.isOrNothing() && !(top && sides.contains(path)));
    if (hidden) {
      throw new Refused(
          Code.FORBIDDEN,
          "'!.' cannot be used here: '%s'.".formatted(in.since(start)),
          "Ask 'noun != null &&' before the field.");
    }
    return condition;
  }

  private Condition compared(Term left, int start) {
    Optional<Operator> operator = in.end() ? Optional.empty() : Operator.of(in.symbol());
    if (operator.isPresent()) {
      in.take();
      Term right = terms.sum();
      if (left instanceof Constant && right instanceof Constant) {
        throw ConditionText.asksNothing(in.since(start));
      }
      boolean turn = left instanceof Constant;
      return new Comparison(
          turn ? right : left,
          turn ? operator.get().flipped() : operator.get(),
          turn ? left : right,
          in.since(start),
          place);
    }
    boolean negated = !in.end() && in.isWord("not");
    int operatorAt = negated ? in.position() + 1 : in.position();
    String word = operatorAt < in.size() ? in.at(operatorAt).value() : "";
    boolean named = operatorAt < in.size() && in.at(operatorAt).kind() == Kind.NAME;
    if (named && Set.of("in", "matches", "contains").contains(word)) {
      in.goTo(operatorAt + 1);
      return switch (word) {
        case "in" -> new In(left, values(), negated, in.since(start), place);
        case "matches" -> {
          Constant pattern = constant();
          yield new Matches(
              left, pattern(String.valueOf(pattern.value())), negated, in.since(start), place);
        }
        default -> new Contains(left, constant(), negated, in.since(start), place);
      };
    }
    if (left instanceof Path path && path.type().kind() == Type.Kind.FLAG) {
      return new Question(path, in.since(start), place);
    }
    if (in.end()) {
      throw new Refused(
          Code.FORBIDDEN,
          "'%s' is not compared with anything.".formatted(in.since(start)),
          "Write what it must be, such as '== 5' or '!= null'.");
    }
    throw ConditionText.cannot(in.peek());
  }

  // what repeats within or after something that repeats can take for ever on a long text
  private static String pattern(String pattern) {
    try {
      java.util.regex.Pattern.compile(pattern);
    } catch (java.util.regex.PatternSyntaxException e) {
      throw new Refused(
          Code.INVALID_VALUE,
          "'%s' is no pattern.".formatted(pattern),
          "A dot stands for any character, '.*' for any number of them.");
    }
    if (pattern.indexOf('(') >= 0
        || pattern.chars().filter(c -> "*+?{".indexOf(c) >= 0).count() > 1) {
      throw new Refused(
          Code.FORBIDDEN,
          "The pattern '%s' is too involved.".formatted(pattern),
          "A pattern has no brackets and at most one of '*', '+', '?' and '{'.");
    }
    return pattern;
  }

  private List<Constant> values() {
    in.expect("(");
    List<Constant> values = new ArrayList<>(List.of(constant()));
    while (in.takeIf(",")) {
      values.add(constant());
    }
    in.expect(")");
    return List.copyOf(values);
  }

  private Constant constant() {
    if (terms.factor() instanceof Constant constant) {
      return constant;
    }
    throw ConditionText.cannot(in.at(in.position() - 1));
  }
}
