package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at a file of sentences as lines before anything reads them: every rule has a name, a head
 * and its three words {@code when}, {@code then} and {@code end}, each on a line of its own. A
 * parser that comes upon a lost word says so many lines later, and in its own words.
 */
final class RuleShape {
  private static final Pattern RULE = Pattern.compile("rule\\b.*");
  private static final Pattern NAMED = Pattern.compile("rule\\s+\"([^\"]*)\"(.*)");
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern JOINED =
      Pattern.compile(".*\\S\\s+(when|then)|(when|then)\\s+\\S.*");

  /** What may stand outside of rules as far as this class is concerned. */
  private static final Set<String> OUTSIDE =
      Set.of("package", "import", "global", "function", "declare", "query", "dialect", "unit");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "salience",
          "no-loop",
          "enabled",
          "agenda-group",
          "activation-group",
          "ruleflow-group",
          "lock-on-active",
          "auto-focus",
          "dialect",
          "duration",
          "timer",
          "calendars",
          "date-effective",
          "date-expires");

  private final String path;
  private final String[] lines;
  private final Findings findings;
  private final List<Integer> broken = new ArrayList<>();

  private RuleShape(String path, String[] lines, Findings findings) {
    this.path = path;
    this.lines = lines;
    this.findings = findings;
  }

  /**
   * The text, line by line, without the rules that have lost their shape.
   *
   * @param keywords what the words that hold a rule together are called in the file's language
   */
  static String wellFormed(
      String path, String text, Map<String, String> keywords, Findings findings) {
    String[] written = text.split("\n", -1);
    String[] read = SentenceReader.withoutComments(text).split("\n", -1);
    String[] lines = new String[written.length];
    for (int i = 0; i < lines.length; i++) {
      String line = read[i].trim();
      String word = line.split("[\\s\"“]", 2)[0];
      lines[i] =
          (keywords.getOrDefault(word, word) + line.substring(word.length()))
              .replace('“', '"')
              .replace('”', '"');
    }
    RuleShape shape = new RuleShape(path, lines, findings);
    if (shape.check()) {
      return text;
    }
    shape.broken.forEach(line -> written[line] = "");
    return String.join("\n", written);
  }

  private boolean check() {
    List<Integer> starts = new ArrayList<>();
    boolean outside = true;
    boolean said = false;
    for (int i = 0; i < lines.length; i++) {
      if (RULE.matcher(lines[i].trim()).matches()) {
        starts.add(i);
        outside = false;
        said = false;
      } else if (outside && isStray(lines[i])) {
        broken.add(i);
        said = said || !stray(i);
      } else if (withoutComment(lines[i]).equals("end")) {
        outside = true;
      }
    }
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : lines.length;
      if (!rule(starts.get(i), end)) {
        for (int line = starts.get(i); line < end; line++) {
          broken.add(line);
        }
      }
    }
    return broken.isEmpty();
  }

  private static boolean isStray(String line) {
    String word = withoutComment(line).split("[^\\p{L}\\p{N}-]", 2)[0];
    return !withoutComment(line).isEmpty()
        && !line.startsWith("#")
        && !OUTSIDE.contains(word)
        && !ATTRIBUTES.contains(word);
  }

  private boolean stray(int line) {
    boolean comment = lines[line].startsWith("/*");
    return wrong(
        line,
        Code.SYNTAX,
        comment
            ? "The comment that begins here has no end."
            : "'%s' belongs to no rule.".formatted(lines[line].trim()),
        comment
            ? "Write '*/' where it ends, or '//' before each of its lines."
            : "A rule goes from 'rule' to 'end'. Put '//' before a note.");
  }

  private boolean rule(int start, int end) {
    Matcher named = NAMED.matcher(lines[start].trim());
    if (!named.matches()) {
      return wrong(
          start,
          Code.SYNTAX,
          "The rule's name is not between two quotes.",
          "Write the name with a quote before and after it: rule \"…\".");
    }
    int when = find("when", start + 1, end);
    int then = find("then", Math.max(start, when) + 1, end);
    int last = find("end", Math.max(Math.max(start, when), then) + 1, end);
    int headEnds = when >= 0 ? when : then >= 0 ? then : last >= 0 ? last : end;
    if (!head(start, headEnds)) {
      return false;
    }
    if (when < 0 || then < 0 || last < 0) {
      return lost(start, named.group(1), when < 0 ? "when" : then < 0 ? "then" : "end");
    }
    return true;
  }

  private int find(String word, int from, int to) {
    for (int i = from; i < to; i++) {
      if (withoutComment(lines[i]).equals(word)) {
        return i;
      }
    }
    return -1;
  }

  private static String withoutComment(String line) {
    return TEXT.matcher(line).replaceAll("\"\"").replaceFirst("//.*", "").trim();
  }

  private boolean head(int start, int end) {
    for (int i = start; i < end; i++) {
      String line = withoutComment(lines[i]);
      Matcher joined = JOINED.matcher(line);
      if (joined.matches()) {
        String word = joined.group(1) == null ? joined.group(2) : joined.group(1);
        return wrong(
            i,
            Code.SYNTAX,
            "'%s' does not stand on a line of its own.".formatted(word),
            "Put '%s' on a line of its own, so that the lines below it are read as sentences."
                .formatted(word));
      }
      if (line.replace("\"\"", "").contains("\"")) {
        return wrong(
            i, Code.SYNTAX, "A quote is opened on this line and not closed.", "Close the quote.");
      }
      if (open(line) != 0) {
        return wrong(
            i,
            Code.SYNTAX,
            "The brackets on this line do not match.",
            "Every note is written as @name(…), with a bracket before and after its value.");
      }
      String first = line.split("[\\s(]", 2)[0];
      if (ATTRIBUTES.contains(first)) {
        return wrong(
            i,
            Code.FORBIDDEN,
            "'%s' has no use here.".formatted(first),
            "Rules do not influence each other; what they say counts in the order of the files.");
      }
    }
    return true;
  }

  private static int open(String line) {
    return (int)
        (line.chars().filter(c -> c == '(').count() - line.chars().filter(c -> c == ')').count());
  }

  private boolean lost(int start, String name, String word) {
    return wrong(
        start,
        Code.SYNTAX,
        "The rule '%s' has no '%s'.".formatted(name, word),
        switch (word) {
          case "when" -> "Write 'when' on a line of its own above the rule's first sentence.";
          case "then" ->
              "Write 'then' on a line of its own between the conditions and what follows.";
          default -> "Write 'end' on a line of its own below the rule's last line.";
        });
  }

  private boolean wrong(int line, Code code, String message, String suggestion) {
    findings.error(new Place(path, line + 1), code, message, suggestion);
    return false;
  }
}
