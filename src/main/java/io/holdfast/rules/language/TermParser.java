package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.language.ConditionText.Refused;
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

/** Parses what a condition compares: fields, questions, values, parameters and sums of them. */
final class TermParser {
  private final ConditionText in;
  private final DeclaredType type;
  private final Meanings meanings;

  /** Reads terms of a rule that looks at this type. */
  TermParser(ConditionText in, DeclaredType type, Meanings meanings) {
    this.in = in;
    this.type = type;
    this.meanings = meanings;
  }

  Term sum() {
    return calculation(() -> calculation(this::factor, "*"), "+", "-");
  }

  private Term calculation(Supplier<Term> part, String... signs) {
    int start = in.position();
    Term left = part.get();
    while (!in.end() && Set.of(signs).contains(in.symbol())) {
      char sign = in.take().value().charAt(0);
      Term right = part.get();
      boolean whole = left.type().whole() && right.type().whole();
      Type number = whole ? Type.wholeNumber() : Type.of(Type.Kind.NUMBER);
      left = new Calculation(left, sign, right, in.since(start), number);
    }
    return left;
  }

  Term factor() {
    if (in.end()) {
      throw new Refused(
          Code.SYNTAX, "Something is missing at the end of '%s'.".formatted(in.whole().trim()), "");
    }
    int start = in.position();
    Token token = in.peek();
    if (token.is("(")) {
      in.nested();
      in.take();
      Term group = sum();
      in.expect(")");
      in.left();
      return group;
    }
    boolean minus = token.is("-");
    if (minus) {
      in.take();
      if (in.end() || in.peek().kind() != Kind.NUMBER) {
        throw ConditionText.cannot(token);
      }
    }
    return switch (in.peek().kind()) {
      case TEXT -> new Constant(in.take().value(), in.since(start), Type.of(Type.Kind.TEXT));
      case NUMBER -> number((minus ? "-" : "") + in.take().value(), start);
      case NAME -> named(start);
      case SYMBOL -> throw ConditionText.cannot(token);
    };
  }

  private Term named(int start) {
    String name = in.peek().value();
    if (name.equals("true") || name.equals("false")) {
      in.take();
      return new Constant(Boolean.valueOf(name), name, Type.of(Type.Kind.FLAG));
    }
    if (name.equals("null")) {
      in.take();
      return new Constant(null, name, Type.of(Type.Kind.NOTHING).orNothing());
    }
    if (name.equals("parameter")
        && in.position() + 3 < in.size()
        && in.at(in.position() + 1).is("(")
        && in.at(in.position() + 2).kind() == Kind.TEXT
        && in.at(in.position() + 3).is(")")) {
      String asked = in.at(in.position() + 2).value();
      in.goTo(in.position() + 4);
      return new Parameter(asked, in.since(start), Type.of(Type.Kind.NUMBER));
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

  Path path() {
    int start = in.position();
    List<Step> steps = new ArrayList<>();
    Type at = Type.noun(type.name());
    boolean orNothing = false;
    do {
      if (in.end() || in.peek().kind() != Kind.NAME || in.peek().value().startsWith("$")) {
        throw in.end()
            ? ConditionText.cannot(in.at(in.position() - 1))
            : ConditionText.cannot(in.peek());
      }
      Token name = in.take();
      boolean call = !in.end() && in.peek().is("(");
      List<Term> arguments = call ? arguments() : List.of();
      at = call ? answer(at, name, arguments) : field(at, name);
      steps.add(new Step(name.value(), at, orNothing, call, arguments));
      orNothing = !in.end() && in.peek().is("!.");
    } while (in.takeIf(".") || in.takeIf("!."));
    return new Path(List.copyOf(steps), in.since(start), at);
  }

  private Type field(Type at, Token name) {
    if (at.kind() != Type.Kind.NOUN || name.value().equals("class")) {
      throw ConditionText.cannot(name);
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
      throw ConditionText.cannot(name);
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
    return meanings.answer(question.get()).orElseThrow(() -> ConditionText.cannot(name));
  }

  private List<Term> arguments() {
    in.nested();
    in.expect("(");
    List<Term> arguments = new ArrayList<>();
    while (!in.takeIf(")")) {
      if (!arguments.isEmpty()) {
        in.expect(",");
      }
      arguments.add(sum());
    }
    in.left();
    return List.copyOf(arguments);
  }
}
