package io.holdfast.rules.files;

import io.holdfast.rules.files.Finding.Code;
import java.nio.charset.StandardCharsets;

/**
 * Refuses texts that do not show people what a program reads: with invisible characters, or with
 * lines nobody reads to their end.
 */
final class RawText {
  private static final int LONGEST_LINE = 4_000;
  private static final int MOST_LINES = 20_000;
  private static final int MARK = 0xFEFF;

  private RawText() {}

  static void check(String path, byte[] bytes, Findings findings) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (isInvisible(character) && !(character == MARK && i == 0)) {
        findings.error(
            new Place(path, line),
            Code.FORBIDDEN,
            "Here stands the invisible character U+%04X.".formatted(character),
            "Delete it; what cannot be seen must not be in a rule.");
        return;
      }
      i += Character.charCount(character);
      if (character == '\n'
          || character == '\r' && (i >= text.length() || text.charAt(i) != '\n')) {
        line++;
        lineStart = i;
        if (line > MOST_LINES) {
          findings.error(
              new Place(path, line),
              Code.TOO_LARGE,
              "The file has more than %d lines.".formatted(MOST_LINES));
          return;
        }
      } else if (i - lineStart > LONGEST_LINE) {
        findings.error(
            new Place(path, line),
            Code.TOO_LARGE,
            "The line has more than %d characters.".formatted(LONGEST_LINE));
        return;
      }
    }
  }

  // what turns the direction of writing makes code look like something else
  private static boolean isInvisible(int character) {
    if (character == '\n' || character == '\r' || character == '\t') {
      return false;
    }
    return Character.isISOControl(character)
        || character == 0x200B
        || character == 0x2060
        || character == MARK
        || character == 0x2028
        || character == 0x2029
        || character >= 0x202A && character <= 0x202E
        || character >= 0x2066 && character <= 0x2069;
  }
}
