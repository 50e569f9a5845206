package io.holdfast.rules.engine;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.language.Conditions;
import io.holdfast.rules.language.DeclaredType;
import io.holdfast.rules.language.DrlText;
import io.holdfast.rules.language.ParserMessage;
import io.holdfast.rules.language.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what the engine has to say in the words of those who write rules. */
final class EngineMessage {
  private static final Pattern NO_FIELD =
      Pattern.compile("unable to resolve method using strict-mode: ([\\w.]+)\\.(\\w+)\\(");
  private static final Pattern NO_TYPE = Pattern.compile("Unable to resolve ObjectType '(.*?)'");
  private static final Pattern EXPRESSION =
      Pattern.compile("Unable to Analyse Expression '?(.*?)'?:?(?:\\n|$)");

  private EngineMessage() {}

  /** A text that parses but does not compile. */
  static void compilation(
      DrlText text, int line, String message, Vocabulary vocabulary, Findings findings) {
    Matcher field = NO_FIELD.matcher(message);
    if (field.find()) {
      Matcher expression = EXPRESSION.matcher(message);
      String written = expression.find() ? expression.group(1) : field.group(2);
      noField(text.place(lineOf(text, line, written)), field, vocabulary, findings);
      return;
    }
    Matcher type = NO_TYPE.matcher(message);
    if (type.find()) {
      findings.error(
          text.place(line),
          Code.UNKNOWN_TYPE,
          "There is no type '%s'.".formatted(type.group(1)),
          Names.suggest(type.group(1), vocabulary.types().keySet()));
      return;
    }
    if (message.startsWith("Unable to analyze expression")) {
      return; // an echo of one of the above
    }
    Matcher expression = EXPRESSION.matcher(message);
    if (expression.find()) {
      String written = expression.group(1);
      findings.error(
          text.place(lineOf(text, line, written)),
          Code.SYNTAX,
          "The condition '%s' cannot be understood.".formatted(written.trim()),
          "Text needs quotes; numbers and names do not.");
      return;
    }
    findings.error(
        text.place(line),
        Code.SYNTAX,
        ParserMessage.firstLine(message).replace("Rule Compilation error ", "") + ".");
  }

  private static void noField(
      Place place, Matcher matcher, Vocabulary vocabulary, Findings findings) {
    String type = matcher.group(1).substring(matcher.group(1).lastIndexOf('.') + 1);
    String name = matcher.group(2);
    DeclaredType declared = vocabulary.types().get(type);
    Collection<String> words =
        declared != null ? vocabulary.words(declared) : GIVEN.getOrDefault(type, List.of());
    findings.error(
        place,
        Code.UNKNOWN_FIELD,
        "'%s' has no '%s'.".formatted(type, name),
        Names.suggest(name, words));
  }

  private static final Map<String, Collection<String>> GIVEN = Conditions.givenWords();

  // the engine names the line a rule or a sentence begins on, or none
  private static int lineOf(DrlText text, int begin, String expression) {
    String wanted = expression.trim();
    String[] lines = text.drl().split("\n", -1);
    for (int i = Math.max(0, begin - 1); i < lines.length; i++) {
      if (!wanted.isEmpty() && lines[i].contains(wanted)) {
        return i + 1;
      }
    }
    return Math.max(0, begin);
  }
}
