package io.holdfast.rules.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the column of what was found on a line as a whole: where the first of the words it quotes
 * stands, or else where the line begins.
 */
final class Columns {
  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

  private final RuleFiles files;
  private final Map<String, List<String>> lines = new HashMap<>();

  Columns(RuleFiles files) {
    this.files = files;
  }

  /** The finding with its column; as it is where it names one, or a row or a file as a whole. */
  Finding located(Finding finding) {
    if (finding.line() == 0 || finding.column() > 0 || FileKind.isTable(finding.file())) {
      return finding;
    }
    List<String> all =
        lines.computeIfAbsent(
            finding.file(), file -> files.text(file, new Findings()).orElse("").lines().toList());
    return finding.line() > all.size()
        ? finding
        : finding.in(column(all.get(finding.line() - 1), finding.message()));
  }

  private static int column(String line, String message) {
    Matcher quoted = QUOTED.matcher(message);
    while (quoted.find()) {
      String word = quoted.group(1);
      for (int at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
        if (!inWord(line, at) && !inWord(line, at + word.length())) {
          return at + 1;
        }
      }
    }
    return line.length() - line.stripLeading().length() + 1;
  }

  // between two characters of one word
  private static boolean inWord(String line, int at) {
    return at > 0
        && at < line.length()
        && Character.isLetterOrDigit(line.charAt(at - 1))
        && Character.isLetterOrDigit(line.charAt(at));
  }
}
