package io.holdfast.rules.files;

import io.holdfast.rules.files.Finding.Code;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Refuses texts that do not show people what a program reads: with invisible characters, with
 * letters that look like others, or with lines nobody reads to their end.
 */
public final class RawText {
  private static final int LONGEST_LINE = 4_000;
  private static final int MOST_LINES = 20_000;
  private static final int UNREAD = 0xFFFD;
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  /** Letters and signs that are drawn as nothing. */
  private static final Set<Integer> BLANK =
      Set.of(0x115F, 0x1160, 0x2028, 0x2029, 0x2800, 0x3164, 0xFFA0);

  /** Joins letters, or keeps them apart, in words that people read. */
  private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

  /** Spaces that look like the usual one and are none to a program. */
  private static final Set<Integer> ODD_SPACES = Set.of(0xA0, 0x2007, 0x202F);

  private static final Set<UnicodeScript> ALIKE =
      Set.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK);

  private RawText() {}

  static void check(String path, byte[] bytes, Findings findings) {
    if (bytes.length == 0) {
      // as many programs leave a file for a moment while they save it
      findings.error(
          Place.of(path),
          Code.MISSING,
          "The file is empty.",
          "Write into it what it is for, or delete it.");
      return;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(UNREAD) >= 0) {
      return; // no UTF-8, which whoever reads it says
    }
    String[] lines = LINE_END.split(text.startsWith("\uFEFF") ? text.substring(1) : text, -1);
    for (int i = 0; i < lines.length; i++) {
      Place place = new Place(path, i + 1);
      if (i == MOST_LINES || lines[i].length() > LONGEST_LINE) {
        findings.error(
            place,
            Code.TOO_LARGE,
            i == MOST_LINES
                ? "The file has more than %d lines.".formatted(MOST_LINES)
                : "The line has more than %d characters.".formatted(LONGEST_LINE));
        return;
      }
      Optional<String> trouble = trouble(path, lines[i]);
      if (trouble.isPresent()) {
        findings.error(
            place,
            Code.FORBIDDEN,
            trouble.get(),
            "Delete it and type it anew; a rule is what people see of it and nothing else.");
        return;
      }
    }
  }

  private static Optional<String> trouble(String path, String line) {
    if (isPlain(line)) {
      return Optional.empty();
    }
    if (path.endsWith(".yaml")) {
      return hidden(line, JOINERS);
    }
    // spreadsheet programs put odd spaces around what stands in a cell, where they do no harm
    return path.endsWith(".csv") ? trouble(line) : trouble(line).or(() -> oddSpace(line));
  }

  // nearly every line is in the characters of English alone, and those are what they look like;
  // this is done to all files every few seconds
  private static boolean isPlain(String line) {
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      if (character > '~' || character < ' ' && character != '\t') {
        return false;
      }
    }
    return true;
  }

  /** What in a text of a rule is not what it looks like; absent where nothing is. */
  public static Optional<String> trouble(String text) {
    return hidden(text, Set.of()).or(() -> lookAlike(text));
  }

  private static Optional<String> hidden(String text, Set<Integer> allowed) {
    return text.codePoints()
        .filter(character -> isInvisible(character) && !allowed.contains(character))
        .mapToObj("Here stands the invisible character U+%04X."::formatted)
        .findFirst();
  }

  // what turns the direction of writing makes code look like something else
  private static boolean isInvisible(int character) {
    return character != '\t' && Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT
        || BLANK.contains(character);
  }

  private static Optional<String> oddSpace(String text) {
    return text.codePoints()
        .filter(ODD_SPACES::contains)
        .mapToObj("Here stands a space that is not the usual one, U+%04X."::formatted)
        .findFirst();
  }

  // a word spelt with letters of two alphabets is read as one and is another
  private static Optional<String> lookAlike(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(RawText::isMixed)
        .findFirst()
        .map("The letters of '%s' are of two alphabets that look alike."::formatted);
  }

  private static boolean isMixed(String word) {
    return word.codePoints().mapToObj(UnicodeScript::of).filter(ALIKE::contains).distinct().count()
        > 1;
  }
}
