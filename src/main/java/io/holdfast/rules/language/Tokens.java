package io.holdfast.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the code in a rule into its words, leaving out spaces and comments. */
public final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>\\s+|//[^\\n]*|/\\*.*?\\*/)"
              + "|(?<text>\"(?:[^\"\\\\\\n]|\\\\.)*+\")"
              + "|(?<number>\\d[\\w.]*)"
              + "|(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*)"
              + "|(?<symbol>[=!<>]=|&&|\\|\\||!\\.|.)",
          Pattern.DOTALL);

  private Tokens() {}

  /** What a word is. */
  public enum Kind {
    TEXT,
    NUMBER,
    NAME,
    SYMBOL
  }

  /**
   * One word.
   *
   * @param value as written; a text without its quotes
   * @param line lines after the first one of the code
   * @param start where it begins in the code
   * @param end where it has ended
   */
  record Token(Kind kind, String value, int line, int start, int end) {

    /** As it reads in code. */
    String written() {
      return kind == Kind.TEXT ? RuleText.quoted(value) : value;
    }

    boolean is(String symbol) {
      return kind == Kind.SYMBOL && value.equals(symbol);
    }
  }

  static List<Token> of(String code) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(code);
    int line = 0;
    while (matcher.find()) {
      if (matcher.group("text") != null) {
        tokens.add(
            new Token(Kind.TEXT, unquoted(matcher.group()), line, matcher.start(), matcher.end()));
      } else if (matcher.group("number") != null) {
        tokens.add(new Token(Kind.NUMBER, matcher.group(), line, matcher.start(), matcher.end()));
      } else if (matcher.group("name") != null) {
        tokens.add(new Token(Kind.NAME, matcher.group(), line, matcher.start(), matcher.end()));
      } else if (matcher.group("symbol") != null) {
        tokens.add(new Token(Kind.SYMBOL, matcher.group(), line, matcher.start(), matcher.end()));
      }
      line += (int) matcher.group().chars().filter(c -> c == '\n').count();
    }
    return tokens;
  }

  private static String unquoted(String literal) {
    return literal.substring(1, literal.length() - 1).replaceAll("\\\\(.)", "$1");
  }
}
