package io.holdfast.rules.language;

import io.holdfast.rules.files.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence rules may be written in. It fits a whole line or not at all, and what stands in for
 * its gaps is one word or a text in quotes, so no sentence swallows another.
 *
 * @param wording what people write, such as <code>- the drop is at least {n} percent</code>
 * @param meaning what it stands for, such as <code>dropPct &gt;= {n}</code>
 * @param pattern finds the sentence's values in a line
 * @param start what every such line begins with
 * @param end what every such line ends with
 */
record Sentence(
    Place place,
    Kind kind,
    String wording,
    String meaning,
    Pattern pattern,
    String start,
    String end) {
  static final Pattern GAP = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");
  private static final String WORD = "[-A-Za-z0-9._:*+/]+";
  private static final String VALUE = "(\"[^\"]*\"|“[^”\"]*”|" + WORD + ")";
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final String WIDE = "[\\p{IsHan}，。；：、（）！？]";
  private static final Pattern NEEDLESS_SPACE =
      Pattern.compile("(?<=" + WIDE + ") | (?=" + WIDE + ")");

  /** Where in a rule a sentence belongs. */
  enum Kind {
    /** What happened: the first line of a condition. */
    TRIGGER,
    /** What must be true as well: a line that begins with a dash. */
    CONDITION,
    /** What to do. */
    CONSEQUENCE
  }

  static Sentence of(Place place, Kind kind, String written, String meaning) {
    String wording = written.trim().replaceAll("\\s+", " ");
    String start = plain(wording.split("\\{", 2)[0]);
    String end = plain(wording.substring(wording.lastIndexOf('}') + 1));
    return new Sentence(place, kind, wording, meaning, pattern(plain(wording)), start, end);
  }

  /** A line as it is compared: spaces count once, and not at all beside Chinese characters. */
  static String plain(String line) {
    return NEEDLESS_SPACE.matcher(line.trim().replaceAll("\\s+", " ")).replaceAll("");
  }

  /** Whether a text may stand for a gap without quotes. */
  static boolean isWord(String text) {
    return text.matches(WORD);
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Names of the gaps, in the order of the wording. */
  List<String> gaps() {
    return gaps(wording);
  }

  static List<String> gaps(String text) {
    List<String> gaps = new ArrayList<>();
    Matcher gap = GAP.matcher(text);
    while (gap.find()) {
      gaps.add(gap.group(1));
    }
    return gaps;
  }

  /** The gaps that only a number fits: those that stand outside quotes in the meaning. */
  Set<String> numbers() {
    return new LinkedHashSet<>(gaps(meaning.replaceAll("\"[^\"]*\"", "")));
  }

  /** What a {@link #plain} line puts into the gaps; absent where it is not this sentence. */
  Optional<Map<String, String>> match(String line) {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    int group = 1;
    for (String gap : gaps()) {
      values.put(gap, unquoted(matcher.group(group++)));
    }
    return Optional.of(values);
  }

  private static Pattern pattern(String wording) {
    StringBuilder regex = new StringBuilder();
    int from = 0;
    Matcher gap = GAP.matcher(wording);
    while (gap.find()) {
      regex.append(Pattern.quote(wording.substring(from, gap.start()))).append(VALUE);
      from = gap.end();
    }
    return Pattern.compile(regex.append(Pattern.quote(wording.substring(from))).toString());
  }

  private static String unquoted(String value) {
    return isWord(value) ? value : value.substring(1, value.length() - 1);
  }

  /** The sentence with its gaps filled; a gap without a value stays. */
  String say(Map<String, String> values) {
    return fill(
        wording,
        gap -> {
          String value = values.get(gap);
          return value == null ? "{" + gap + "}" : isWord(value) ? value : '"' + value + '"';
        });
  }

  /** What the sentence stands for, with these values. */
  String mean(Map<String, String> values) {
    return fill(meaning, gap -> values.getOrDefault(gap, "{" + gap + "}").replace("\\", "\\\\"));
  }

  /** The sentence with the values this code of the engine has; absent where it means another. */
  Optional<String> whereMeant(String code) {
    StringBuilder regex = new StringBuilder();
    int from = 0;
    Set<String> before = new LinkedHashSet<>();
    Matcher gap = GAP.matcher(meaning);
    while (gap.find()) {
      String name = gap.group(1);
      regex.append(Pattern.quote(meaning.substring(from, gap.start())));
      regex.append(before.add(name) ? "(?<" + name + ">[^\"]*?)" : "\\k<" + name + ">");
      from = gap.end();
    }
    regex.append(Pattern.quote(meaning.substring(from)));
    Matcher matcher = Pattern.compile(regex.toString()).matcher(code.trim());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    before.forEach(name -> values.put(name, matcher.group(name)));
    return Optional.of(say(values));
  }

  /** How much of the meaning is the same whatever fills the gaps. */
  int gapless() {
    return GAP.matcher(meaning).replaceAll("").length();
  }

  private static String fill(String text, java.util.function.UnaryOperator<String> value) {
    return GAP.matcher(text).replaceAll(g -> Matcher.quoteReplacement(value.apply(g.group(1))));
  }
}
