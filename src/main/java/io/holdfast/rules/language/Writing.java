package io.holdfast.rules.language;

import io.holdfast.rules.language.Tokens.Kind;
import io.holdfast.rules.language.Tokens.Token;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How conditions and calls may be written, whatever they say: in the few characters comparisons
 * need, so that what is checked is what the engine reads, and in bounds that keep them cheap.
 */
final class Writing {
  private static final int DEEPEST = 20;
  private static final Pattern NUMBER = Pattern.compile("(0|[1-9]\\d{0,14})(\\.\\d{1,15})?");
  private static final Pattern TEXT = Pattern.compile("\"[^\"\\n]*+\"");
  private static final Pattern COMMENT = Pattern.compile("//|/\\*");
  private static final String SYMBOLS = "()+-*/,.<>!=&|:\";";

  private Writing() {}

  /** What is wrong with how a condition is written; absent where nothing is. */
  static Optional<String> ofCondition(String condition) {
    String bare = TEXT.matcher(condition).replaceAll("\"\"");
    if (COMMENT.matcher(bare).find()) {
      return Optional.of("A comment stands above a rule, not inside a condition.");
    }
    return ofCode(condition, bare);
  }

  /** What is wrong with how calls are written; absent where nothing is. */
  static Optional<String> ofCalls(String calls) {
    return ofCode(calls, TEXT.matcher(calls).replaceAll("\"\"").replaceAll("//[^\n]*", ""));
  }

  private static Optional<String> ofCode(String code, String bare) {
    if (code.contains("\\")) {
      return Optional.of("A text within quotes holds no quotes and no backslash.");
    }
    Optional<String> odd =
        bare.codePoints()
            .filter(c -> !Character.isLetterOrDigit(c) && c != '$' && c != '_')
            .filter(c -> c != ' ' && c != '\n' && c != '\t' && SYMBOLS.indexOf(c) < 0)
            .mapToObj(Writing::shown)
            .findFirst();
    if (odd.isPresent()) {
      return Optional.of("%s has no meaning in a rule.".formatted(odd.get()));
    }
    if (depth(bare) > DEEPEST) {
      return Optional.of("Brackets are nested more than %d deep.".formatted(DEEPEST));
    }
    List<Token> tokens = Tokens.of(code);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Kind.NUMBER && !NUMBER.matcher(token.value()).matches()) {
        return Optional.of(
            "'%s' is no number of at most 15 digits before and after the point, without needless zeros"
                    .formatted(token.value())
                + " before it.");
      }
      if (token.kind() == Kind.SYMBOL && i > 0 && twice(token, tokens.get(i - 1))) {
        return Optional.of(
            "'%s%s' has no meaning in a rule.".formatted(token.value(), token.value()));
      }
    }
    return Optional.empty();
  }

  // such as ** and -- and ..; brackets come in twos, and so does 'not not'
  private static boolean twice(Token token, Token before) {
    return before.is(token.value()) && "+-*/.,<>=&|".contains(token.value());
  }

  private static int depth(String code) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < code.length(); i++) {
      depth += code.charAt(i) == '(' ? 1 : code.charAt(i) == ')' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  private static String shown(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT
        ? "The invisible character U+%04X".formatted(character)
        : "'" + Character.toString(character) + "'";
  }
}
