package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what the parser has to say in the words of those who write rules. */
public final class ParserMessage {
  private static final Pattern SYNTAX = Pattern.compile("\\[ERR \\d+] Line \\d+:(\\d+) (.*)");
  private static final Pattern NEAR = Pattern.compile("(?:input|at) '(.*?)'(?: in rule \"(.*)\")?");

  private ParserMessage() {}

  /** A text that cannot be parsed. */
  static void syntax(Place place, String message, Findings findings) {
    Matcher matcher = SYNTAX.matcher(firstLine(message));
    if (!matcher.find()) {
      findings.error(place, Code.SYNTAX, "This cannot be read.");
      return;
    }
    Matcher near = NEAR.matcher(matcher.group(2));
    String what =
        !near.find() || near.group(1).isEmpty() || near.group(1).equals("<eof>")
            ? "Something is missing before the end of the file."
            : "This cannot be read at '" + near.group(1) + "'.";
    int column = Integer.parseInt(matcher.group(1)) + 1;
    // the head that every text gets stands on the first line, so columns there mean nothing
    findings.error(
        place,
        place.line() == 1 || place.column() > 0 ? place.column() : column,
        Code.SYNTAX,
        what,
        "Look for a missing quote, bracket, 'when', 'then' or 'end' here or above.");
  }

  /** The first line of a message of several. */
  public static String firstLine(String message) {
    return message.lines().findFirst().orElse("").trim();
  }
}
