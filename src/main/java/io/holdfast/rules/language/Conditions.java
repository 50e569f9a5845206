package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.language.Tokens.Kind;
import io.holdfast.rules.language.Tokens.Token;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Money;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.ProposedAction;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.Situation;
import io.holdfast.vocabulary.TaskRequest;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the conditions of a rule may use: fields, words of the vocabulary, comparisons. */
public final class Conditions {
  private static final List<Class<?>> GIVEN =
      List.of(
          Situation.class,
          ProposedAction.class,
          TaskRequest.class,
          Contacts.class,
          Consents.class,
          Risk.class,
          Offer.class,
          Money.class);

  /** Not questions, but how a situation is made. */
  private static final Set<String> MAKING = Set.of("describe", "propose", "request", "facts");

  private static final Set<String> OPERATORS =
      Set.of(
          "in",
          "not",
          "matches",
          "contains",
          "excludes",
          "memberOf",
          "null",
          "true",
          "false",
          "str",
          "startsWith",
          "endsWith",
          "length");
  private static final Set<String> OF_TEXTS_AND_TIMES =
      Set.of(
          "contains",
          "startsWith",
          "endsWith",
          "equals",
          "equalsIgnoreCase",
          "isEmpty",
          "isBefore",
          "isAfter",
          "intValue",
          "doubleValue");
  private static final String SYMBOLS = "()+-*/%,.#[]<>!:";
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<=", ">=", "&&", "||", "!.");

  private static final Set<String> METHODS = methods();

  private Conditions() {}

  private static Set<String> methods() {
    Set<String> methods = new LinkedHashSet<>(OF_TEXTS_AND_TIMES);
    for (Class<?> type : GIVEN) {
      for (Method method : type.getMethods()) {
        if (method.getDeclaringClass() != Object.class
            && !Modifier.isStatic(method.getModifiers())
            && !MAKING.contains(method.getName())) {
          methods.add(method.getName());
        }
      }
    }
    return methods;
  }

  /** Whether the vocabulary has a question of this name. */
  static boolean isGivenMethod(String name) {
    return METHODS.contains(name);
  }

  /** Words of the given types by their names. */
  public static Map<String, Collection<String>> givenWords() {
    Map<String, Collection<String>> words = new LinkedHashMap<>();
    for (Class<?> type : GIVEN) {
      Set<String> properties = Vocabulary.properties(type);
      properties.remove("class");
      words.put(type.getSimpleName(), properties);
    }
    return words;
  }

  /** Checks one condition of a rule that looks at this type. */
  static void check(
      String condition, DeclaredType type, Vocabulary vocabulary, Place place, Findings findings) {
    List<Token> tokens = Tokens.of(condition);
    Set<String> words = vocabulary.words(type);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean call = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
      boolean inside =
          i > 0
              && (tokens.get(i - 1).is(".")
                  || tokens.get(i - 1).is("!.")
                  || tokens.get(i - 1).is("#"));
      if (!allowed(token, call, inside, vocabulary)) {
        findings.error(
            place,
            Code.FORBIDDEN,
            "'%s' cannot be used in a condition.".formatted(token.value()),
            "Conditions compare fields; they do not run code.");
        return;
      }
      if (token.kind() == Kind.NAME && !inside && !call && !known(token, words)) {
        findings.error(
            place,
            Code.UNKNOWN_FIELD,
            "'%s' has no '%s'.".formatted(type.name(), token.value()),
            Names.suggest(token.value(), words));
        return;
      }
    }
  }

  private static boolean known(Token token, Set<String> words) {
    String name = token.value();
    return words.contains(name) || OPERATORS.contains(name) || name.startsWith("$");
  }

  private static boolean allowed(Token token, boolean call, boolean inside, Vocabulary vocabulary) {
    return switch (token.kind()) {
      case TEXT, NUMBER -> true;
      case SYMBOL -> SYMBOLS.contains(token.value()) || COMPARISONS.contains(token.value());
      case NAME -> {
        if (call && !OPERATORS.contains(token.value())) {
          yield METHODS.contains(token.value());
        }
        // a capital letter is a type, and the only types to name are the declared ones
        boolean type = inside && Character.isUpperCase(token.value().charAt(0));
        yield !token.value().equals("class")
            && (!type || vocabulary.types().containsKey(token.value()));
      }
    };
  }
}
