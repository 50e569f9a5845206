package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.language.Tokens.Kind;
import io.holdfast.rules.language.Tokens.Token;
import java.util.List;

/** The text of a condition, read word by word. */
final class ConditionText {
  private static final String NO_CODE = "Conditions compare fields; they do not run code.";

  private final String text;
  private final List<Token> tokens;
  private int next;
  private int depth;

  ConditionText(String text) {
    this.text = text;
    this.tokens = Tokens.of(text);
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

  /** The whole text. */
  String whole() {
    return text;
  }

  /** How many words have been read. */
  int position() {
    return next;
  }

  void goTo(int position) {
    next = position;
  }

  int size() {
    return tokens.size();
  }

  Token at(int position) {
    return tokens.get(position);
  }

  /** Goes into a bracket. */
  void nested() {
    if (++depth > 20) {
      throw new Refused(
          Code.FORBIDDEN, "There are too many brackets.", "Say it in several conditions.");
    }
  }

  /** Comes out of a bracket. */
  void left() {
    depth--;
  }

  boolean end() {
    return next >= tokens.size();
  }

  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    return tokens.get(next++);
  }

  String symbol() {
    return peek().kind() == Kind.SYMBOL ? peek().value() : "";
  }

  boolean isWord(String word) {
    return peek().kind() == Kind.NAME && peek().value().equals(word);
  }

  boolean takeIf(String symbol) {
    boolean is = !end() && peek().is(symbol);
    next += is ? 1 : 0;
    return is;
  }

  void expect(String symbol) {
    if (end()) {
      throw new Refused(
          Code.SYNTAX, "A '%s' is missing in '%s'.".formatted(symbol, text.trim()), "");
    }
    if (!takeIf(symbol)) {
      throw cannot(peek());
    }
  }

  String since(int start) {
    return text.substring(tokens.get(start).start(), tokens.get(next - 1).end());
  }

  static Refused cannot(Token token) {
    return new Refused(
        Code.FORBIDDEN, "'%s' cannot be used in a condition.".formatted(token.value()), NO_CODE);
  }

  static Refused asksNothing(String what) {
    return new Refused(Code.FORBIDDEN, "'%s' asks nothing.".formatted(what), NO_CODE);
  }
}
