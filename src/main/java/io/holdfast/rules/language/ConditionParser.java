package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Names;
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
import io.holdfast.rules.language.Term.Calculation;
import io.holdfast.rules.language.Term.Constant;
import io.holdfast.rules.language.Term.Parameter;
import io.holdfast.rules.language.Term.Path;
import io.holdfast.rules.language.Term.Step;
import io.holdfast.rules.language.Tokens.Kind;
import io.holdfast.rules.language.Tokens.Token;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Parses a condition. What it does not know is no condition, whatever the engine would make of it.
 */
final class ConditionParser {
  private static final Set<String> AFTER_A_TERM =
      Set.of("==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "in", "not", "matches", "contains");
  private static final String NO_CODE = "Conditions compare fields; they do not run code.";
  // the engine spells lists out, and what it makes of a condition is read again
  private static final int LONGEST = 4_000;

  private final String text;
  private final List<Token> tokens;
  private final DeclaredType type;
  private final Meanings meanings;
  private final Place place;
  private int next;
  private int depth;

  /** Reads a condition of a rule that looks at this type. */
  ConditionParser(String text, DeclaredType type, Meanings meanings, Place place) {
    this.text = text;
    this.tokens = Tokens.of(text);
    this.type = type;
    this.meanings = meanings;
    this.place = place;
  }

  /** Says why something is no condition. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Code code;
    private final String suggestion;

    Refused(Code code, String message, String suggestion) {
      super(message, null, false, false);
      this.code = code;
      this.suggestion = suggestion;
    }

    Code code() {
      return code;
    }

    String suggestion() {
      return suggestion;
    }
  }

  Condition read() {
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
    if (next < tokens.size()) {
      throw cannot(peek());
    }
    return condition;
  }

  private boolean isBinding() {
    return tokens.size() > 2 && tokens.get(0).value().startsWith("$") && tokens.get(1).is(":");
  }

  private Condition binding() {
    String name = take().value();
    next++;
    return new Binding(name, path(), text, place);
  }

  /** Whether a step from nothing may stand here: what it means below an 'or' nobody would guess. */
  private Condition or(boolean top) {
    int start = next;
    List<Condition> parts = new ArrayList<>(List.of(and(top && !holdsOr())));
    while (takeIf("||")) {
      parts.add(and(false));
    }
    return parts.size() == 1 ? parts.get(0) : new Or(List.copyOf(parts), since(start), place);
  }

  private boolean holdsOr() {
    int level = 0;
    for (int i = next; i < tokens.size() && level >= 0; i++) {
      level += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (level == 0 && tokens.get(i).is("||")) {
        return true;
      }
    }
    return false;
  }

  private Condition and(boolean top) {
    int start = next;
    List<Condition> parts = new ArrayList<>(List.of(unary(top)));
    while (takeIf("&&")) {
      parts.add(unary(top));
    }
    return parts.size() == 1 ? parts.get(0) : new And(List.copyOf(parts), since(start), place);
  }

  private Condition unary(boolean top) {
    int start = next;
    if (takeIf("!")) {
      Condition part = unary(false);
      if (!(part instanceof Question || part instanceof Not || tokens.get(start + 1).is("("))) {
        throw new Refused(
            Code.FORBIDDEN,
            "'!' before '%s' is unclear.".formatted(part.text()),
            "Put brackets around what is not to be.");
      }
      return new Not(part, since(start), place);
    }
    if (!end() && peek().is("(") && isGroup()) {
      nested();
      next++;
      Condition group = or(top);
      expect(")");
      depth--;
      return group;
    }
    return comparison(top);
  }

  // brackets around a condition, not around something to reckon with
  private boolean isGroup() {
    int level = 0;
    for (int i = next; i < tokens.size(); i++) {
      level += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (level == 0) {
        return i + 1 == tokens.size() || !AFTER_A_TERM.contains(tokens.get(i + 1).value());
      }
    }
    return true;
  }

  private Condition comparison(boolean top) {
    int start = next;
    Term left = sum();
    Condition condition = compared(left, start);
    Set<Term> sides = condition.terms().collect(Collectors.toSet());
    boolean hidden =
        condition.paths().anyMatch(path -> path.isOrNothing() && !(top && sides.contains(path)));
    if (hidden) {
      throw new Refused(
          Code.FORBIDDEN,
          "'!.' cannot be used here: '%s'.".formatted(since(start)),
          "Ask 'noun != null &&' before the field.");
    }
    return condition;
  }

  private Condition compared(Term left, int start) {
    Optional<Operator> operator = end() ? Optional.empty() : Operator.of(symbol());
    if (operator.isPresent()) {
      next++;
      Term right = sum();
      if (left instanceof Constant && right instanceof Constant) {
        throw new Refused(Code.FORBIDDEN, "'%s' asks nothing.".formatted(since(start)), NO_CODE);
      }
      boolean turn = left instanceof Constant;
      return new Comparison(
          turn ? right : left,
          turn ? operator.get().flipped() : operator.get(),
          turn ? left : right,
          since(start),
          place);
    }
    boolean negated = !end() && isWord("not");
    int operatorAt = negated ? next + 1 : next;
    String word = operatorAt < tokens.size() ? tokens.get(operatorAt).value() : "";
    boolean named = operatorAt < tokens.size() && tokens.get(operatorAt).kind() == Kind.NAME;
    if (named && Set.of("in", "matches", "contains").contains(word)) {
      next = operatorAt + 1;
      return switch (word) {
        case "in" -> new In(left, values(), negated, since(start), place);
        case "matches" -> {
          Constant pattern = constant();
          yield new Matches(
              left, pattern(String.valueOf(pattern.value())), negated, since(start), place);
        }
        default -> new Contains(left, constant(), negated, since(start), place);
      };
    }
    if (left instanceof Path path && path.type().kind() == Type.Kind.FLAG) {
      return new Question(path, since(start), place);
    }
    if (end()) {
      throw new Refused(
          Code.FORBIDDEN,
          "'%s' is not compared with anything.".formatted(since(start)),
          "Write what it must be, such as '== 5' or '!= null'.");
    }
    throw cannot(peek());
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
    expect("(");
    List<Constant> values = new ArrayList<>(List.of(constant()));
    while (takeIf(",")) {
      values.add(constant());
    }
    expect(")");
    return List.copyOf(values);
  }

  private Constant constant() {
    if (factor() instanceof Constant constant) {
      return constant;
    }
    next--;
    throw cannot(peek());
  }

  private Term sum() {
    return calculation(() -> calculation(this::factor, "*"), "+", "-");
  }

  private Term calculation(Supplier<Term> part, String... signs) {
    int start = next;
    Term left = part.get();
    while (!end() && Set.of(signs).contains(symbol())) {
      char sign = take().value().charAt(0);
      Term right = part.get();
      boolean whole = left.type().whole() && right.type().whole();
      Type number = whole ? Type.wholeNumber() : Type.of(Type.Kind.NUMBER);
      left = new Calculation(left, sign, right, since(start), number);
    }
    return left;
  }

  private Term factor() {
    if (end()) {
      throw new Refused(
          Code.SYNTAX, "Something is missing at the end of '%s'.".formatted(text.trim()), "");
    }
    int start = next;
    Token token = peek();
    if (token.is("(")) {
      nested();
      next++;
      Term group = sum();
      expect(")");
      depth--;
      return group;
    }
    boolean minus = token.is("-");
    if (minus) {
      next++;
      if (end() || peek().kind() != Kind.NUMBER) {
        throw cannot(token);
      }
    }
    return switch (peek().kind()) {
      case TEXT -> new Constant(take().value(), since(start), Type.of(Type.Kind.TEXT));
      case NUMBER -> number((minus ? "-" : "") + take().value(), start);
      case NAME -> named(start);
      case SYMBOL -> throw cannot(token);
    };
  }

  private Term named(int start) {
    String name = peek().value();
    if (name.equals("true") || name.equals("false")) {
      next++;
      return new Constant(Boolean.valueOf(name), name, Type.of(Type.Kind.FLAG));
    }
    if (name.equals("null")) {
      next++;
      return new Constant(null, name, Type.of(Type.Kind.NOTHING).orNothing());
    }
    if (name.equals("parameter")
        && next + 3 < tokens.size()
        && tokens.get(next + 1).is("(")
        && tokens.get(next + 2).kind() == Kind.TEXT
        && tokens.get(next + 3).is(")")) {
      String asked = tokens.get(next + 2).value();
      next += 4;
      return new Parameter(asked, since(start), Type.of(Type.Kind.NUMBER));
    }
    return path();
  }

  private static Constant number(String written, int start) {
    try {
      return written.contains(".")
          ? new Constant(Double.valueOf(written), written, Type.of(Type.Kind.NUMBER))
          : new Constant(Long.valueOf(written), written, Type.wholeNumber());
    } catch (NumberFormatException e) {
      throw new Refused(Code.SYNTAX, "'%s' is no number.".formatted(written), "Text needs quotes.");
    }
  }

  private Path path() {
    int start = next;
    List<Step> steps = new ArrayList<>();
    Type at = Type.noun(type.name());
    boolean orNothing = false;
    do {
      if (end() || peek().kind() != Kind.NAME || peek().value().startsWith("$")) {
        throw end() ? cannot(tokens.get(next - 1)) : cannot(peek());
      }
      Token name = take();
      boolean call = !end() && peek().is("(");
      List<Term> arguments = call ? arguments() : List.of();
      at = call ? answer(at, name, arguments) : field(at, name);
      steps.add(new Step(name.value(), at, orNothing, call, arguments));
      orNothing = !end() && peek().is("!.");
    } while (takeIf(".") || takeIf("!."));
    return new Path(List.copyOf(steps), since(start), at);
  }

  private Type field(Type at, Token name) {
    if (at.kind() != Type.Kind.NOUN || name.value().equals("class")) {
      throw cannot(name);
    }
    return meanings
        .field(at, name.value())
        .orElseThrow(
            () ->
                new Refused(
                    Code.UNKNOWN_FIELD,
                    "'%s' has no '%s'.".formatted(at.noun(), name.value()),
                    Names.suggest(name.value(), meanings.words(at))));
  }

  private Type answer(Type at, Token name, List<Term> arguments) {
    Optional<Method> question = meanings.question(at, name.value(), arguments.size());
    if (question.isEmpty() || arguments.isEmpty()) {
      throw cannot(name);
    }
    Class<?>[] asked = question.get().getParameterTypes();
    for (int i = 0; i < asked.length; i++) {
      boolean text = asked[i] == String.class || asked[i] == CharSequence.class;
      Type.Kind wanted = text ? Type.Kind.TEXT : Type.Kind.NUMBER;
      if (arguments.get(i).type().kind() != wanted) {
        throw new Refused(
            Code.TYPE_MISMATCH,
            "'%s' asks for %s, and '%s' is %s."
                .formatted(
                    name.value(),
                    wanted.words(),
                    arguments.get(i).text(),
                    arguments.get(i).type().kind().words()),
            "");
      }
    }
    return meanings.answer(question.get()).orElseThrow(() -> cannot(name));
  }

  private List<Term> arguments() {
    nested();
    expect("(");
    List<Term> arguments = new ArrayList<>();
    while (!takeIf(")")) {
      if (!arguments.isEmpty()) {
        expect(",");
      }
      arguments.add(sum());
    }
    depth--;
    return List.copyOf(arguments);
  }

  private void nested() {
    if (++depth > 20) {
      throw new Refused(
          Code.FORBIDDEN, "There are too many brackets.", "Say it in several conditions.");
    }
  }

  private boolean end() {
    return next >= tokens.size();
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private String symbol() {
    return peek().kind() == Kind.SYMBOL ? peek().value() : "";
  }

  private boolean isWord(String word) {
    return peek().kind() == Kind.NAME && peek().value().equals(word);
  }

  private boolean takeIf(String symbol) {
    boolean is = !end() && peek().is(symbol);
    next += is ? 1 : 0;
    return is;
  }

  private void expect(String symbol) {
    if (end()) {
      throw new Refused(
          Code.SYNTAX, "A '%s' is missing in '%s'.".formatted(symbol, text.trim()), "");
    }
    if (!takeIf(symbol)) {
      throw cannot(peek());
    }
  }

  private String since(int start) {
    return text.substring(tokens.get(start).start(), tokens.get(next - 1).end());
  }

  private static Refused cannot(Token token) {
    return new Refused(
        Code.FORBIDDEN, "'%s' cannot be used in a condition.".formatted(token.value()), NO_CODE);
  }
}
