package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Rule.Argument;
import io.holdfast.rules.language.Rule.Call;
import io.holdfast.rules.language.Tokens.Kind;
import io.holdfast.rules.language.Tokens.Token;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What a rule says: verbs of its stage and nothing else. Rules are not code; whatever is not a verb
 * with its arguments is refused before it is compiled.
 */
public final class Consequence {
  private final List<Token> tokens;
  private final Stage stage;
  private final IntFunction<Place> places;
  private final Findings findings;
  private int next;

  private Consequence(String code, Stage stage, IntFunction<Place> places, Findings findings) {
    this.tokens = Tokens.of(code);
    this.stage = stage;
    this.places = places;
    this.findings = findings;
  }

  /**
   * Reads the verbs.
   *
   * @param places place of a line of the code, the first being 0
   */
  public static List<Call> read(
      String code, Stage stage, IntFunction<Place> places, Findings findings) {
    Optional<String> unreadable = Writing.ofCalls(code);
    if (unreadable.isPresent()) {
      findings.error(places.apply(0), Code.FORBIDDEN, unreadable.get());
      return List.of();
    }
    return new Consequence(code, stage, places, findings).calls();
  }

  private List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    while (next < tokens.size()) {
      Token start = tokens.get(next);
      Optional<Call> call = call();
      if (call.isEmpty()) {
        unsaid(start);
        return calls;
      }
      check(call.get());
      calls.add(call.get());
    }
    if (calls.isEmpty()) {
      findings.error(
          places.apply(0),
          Code.MISSING,
          "The rule says nothing after 'then'.",
          "Say what follows, or retire the rule.");
    }
    return calls;
  }

  private void unsaid(Token start) {
    Place place = places.apply(start.line());
    Optional<Stage> other = Stage.ofFolder(start.value()).filter(s -> s != stage);
    if (other.isPresent()) {
      findings.error(
          place,
          Code.WRONG_STAGE,
          "This belongs in %s/: a rule in %s/ is there to %s."
              .formatted(other.get().word(), stage.word(), stage.purpose()),
          "Move the rule to %s/, or say something that belongs here."
              .formatted(other.get().word()));
      return;
    }
    findings.error(
        place,
        Code.FORBIDDEN,
        "A rule in %s/ cannot say this.".formatted(stage.word()),
        "Rules say what the sentences of the vocabulary say and run no code; numbers are written in"
            + " digits. The verbs here are: %s.".formatted(verbList()));
  }

  private String verbList() {
    return String.join(
        ", ", Arrays.stream(stage.verbs().getMethods()).map(Method::getName).sorted().toList());
  }

  private Optional<Call> call() {
    Token first = tokens.get(next);
    if (next + 4 > tokens.size()
        || !first.value().equals(stage.word())
        || !tokens.get(next + 1).is(".")
        || tokens.get(next + 2).kind() != Kind.NAME
        || !tokens.get(next + 3).is("(")) {
      return Optional.empty();
    }
    String verb = tokens.get(next + 2).value();
    next += 4;
    Optional<List<Argument>> arguments = arguments();
    if (arguments.isEmpty() || next >= tokens.size() || !tokens.get(next).is(";")) {
      return Optional.empty();
    }
    next++;
    return arguments.map(a -> new Call(verb, a, places.apply(first.line())));
  }

  private Optional<List<Argument>> arguments() {
    List<Argument> arguments = new ArrayList<>();
    List<Token> argument = new ArrayList<>();
    int depth = 1;
    for (; next < tokens.size(); next++) {
      Token token = tokens.get(next);
      if (!harmless(token)) {
        return Optional.empty();
      }
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 || depth == 1 && token.is(",")) {
        if (!argument.isEmpty()) {
          arguments.add(argument(argument));
        }
        argument = new ArrayList<>();
        if (depth == 0) {
          next++;
          return Optional.of(arguments);
        }
      } else {
        argument.add(token);
      }
    }
    return Optional.empty();
  }

  private Argument argument(List<Token> tokens) {
    Place place = places.apply(tokens.get(0).line());
    if (tokens.size() == 1) {
      return new Argument(tokens.get(0).value(), tokens.get(0).kind(), place);
    }
    if (tokens.size() == 2 && tokens.get(0).is("-") && tokens.get(1).kind() == Kind.NUMBER) {
      return new Argument("-" + tokens.get(1).value(), Kind.NUMBER, place);
    }
    String written = String.join(" ", tokens.stream().map(Token::written).toList());
    return new Argument(written, null, place);
  }

  // arguments may reckon with bound fields; they may not reach for anything else
  private static boolean harmless(Token token) {
    return switch (token.kind()) {
      case TEXT, NUMBER -> true;
      case NAME ->
          token.value().startsWith("$")
              || token.value().equals("intValue")
              || token.value().equals("doubleValue")
              || Conditions.isGivenMethod(token.value());
      case SYMBOL -> "()+-*/,.".contains(token.value());
    };
  }

  private void check(Call call) {
    Optional<Method> verb =
        Arrays.stream(stage.verbs().getMethods())
            .filter(method -> method.getName().equals(call.verb()))
            .findFirst();
    if (verb.isEmpty()) {
      findings.error(
          call.place(),
          Code.FORBIDDEN,
          "'%s' cannot be said in %s.".formatted(call.verb(), stage.word()),
          "What can be said: " + verbList() + ".");
      return;
    }
    Class<?>[] types = verb.get().getParameterTypes();
    boolean fits = types.length == call.arguments().size();
    for (int i = 0; fits && i < types.length; i++) {
      Kind kind = call.arguments().get(i).kind();
      fits =
          kind == null || kind == Kind.NAME
              ? types[i] != String.class
              : (types[i] == String.class) == (kind == Kind.TEXT);
    }
    for (int i = 0; fits && i < types.length; i++) {
      Argument argument = call.arguments().get(i);
      if (types[i] == int.class
          && argument.kind() == Kind.NUMBER
          && !argument.text().matches("-?\\d{1,9}")) {
        findings.error(
            argument.place(),
            Code.INVALID_VALUE,
            "'%s' must be a whole number.".formatted(argument.text()),
            "Write it in digits, without a point.");
      }
    }
    if (!fits) {
      findings.error(
          call.place(),
          Code.INVALID_VALUE,
          "'%s' takes %s.".formatted(call.verb(), signature(verb.get())),
          "Text needs quotes, numbers do not.");
    }
  }

  private static String signature(Method verb) {
    List<String> parts =
        Arrays.stream(verb.getParameters())
            .map(p -> p.getName() + (p.getType() == String.class ? " (text)" : " (number)"))
            .toList();
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }
}
