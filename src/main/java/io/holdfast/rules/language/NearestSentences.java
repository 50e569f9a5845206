package io.holdfast.rules.language;

import io.holdfast.rules.files.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the sentences somebody may have meant by a line that is none, with the line's own values in
 * their gaps: word by word, what it takes to turn one into the other.
 */
final class NearestSentences {
  private static final int MOST = 3;
  // with more of its words changed a sentence has nothing to do with the line
  private static final double REACH = 0.5;
  // nobody wants to read of one that is a word further off than the nearest
  private static final double MARGIN = 1;
  private static final Pattern WORDS =
      Pattern.compile(
          "\\{\\w+}|\"[^\"]*\"|“[^”]*”|[\\p{L}\\p{N}&&[^\\p{IsHan}]][^\\s\\p{IsHan}，。：；、]*|\\S");

  private NearestSentences() {}

  private record Near(Sentence sentence, int words, double cost, Map<String, String> values) {}

  /** Up to three sentences as they could be written, nearest first. */
  static List<String> of(String line, Collection<Sentence> sentences) {
    List<String> words = words(line);
    List<Near> all =
        sentences.stream()
            .map(sentence -> near(words, sentence))
            .filter(near -> near.cost <= REACH * near.words)
            .sorted(Comparator.comparingDouble(Near::cost))
            .toList();
    return all.stream()
        .filter(near -> near.cost <= all.get(0).cost + MARGIN)
        .limit(MOST)
        .map(near -> near.sentence.say(near.values))
        .toList();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORDS.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  // the usual distance of two lists of words, where a gap takes a word that looks like a value
  private static Near near(List<String> words, Sentence sentence) {
    List<String> wanted = words(sentence.wording());
    Set<String> numbers = sentence.numbers();
    double[][] cost = new double[words.size() + 1][wanted.size() + 1];
    for (int i = 0; i <= words.size(); i++) {
      for (int j = 0; j <= wanted.size(); j++) {
        cost[i][j] = i == 0 && j == 0 ? 0 : cheapest(cost, i, j, words, wanted, numbers);
      }
    }
    Map<String, String> values = new HashMap<>();
    for (int i = words.size(), j = wanted.size(); i > 0 && j > 0; ) {
      double change = change(words.get(i - 1), wanted.get(j - 1), numbers);
      if (cost[i][j] == cost[i - 1][j - 1] + change) {
        i--;
        j--;
        value(words.get(i), wanted.get(j), numbers, values);
      } else if (cost[i][j] == cost[i - 1][j] + 1) {
        i--;
      } else {
        j--;
      }
    }
    int longer = Math.max(words.size(), wanted.size());
    return new Near(sentence, longer, cost[words.size()][wanted.size()], values);
  }

  private static double cheapest(
      double[][] cost, int i, int j, List<String> words, List<String> wanted, Set<String> numbers) {
    double cheapest = Double.MAX_VALUE;
    if (i > 0) {
      cheapest = cost[i - 1][j] + 1;
    }
    if (j > 0) {
      cheapest = Math.min(cheapest, cost[i][j - 1] + 1);
    }
    if (i > 0 && j > 0) {
      double change = change(words.get(i - 1), wanted.get(j - 1), numbers);
      cheapest = Math.min(cheapest, cost[i - 1][j - 1] + change);
    }
    return cheapest;
  }

  private static double change(String word, String wanted, Set<String> numbers) {
    Matcher gap = Sentence.GAP.matcher(wanted);
    if (gap.matches()) {
      boolean fits = Sentence.isNumber(word) == numbers.contains(gap.group(1));
      return fits && isValue(word) ? 0 : fits ? 0.5 : 1;
    }
    String one = word.toLowerCase(Locale.ROOT);
    String other = wanted.toLowerCase(Locale.ROOT);
    return (double) Names.distance(one, other) / Math.max(one.length(), other.length());
  }

  private static void value(
      String word, String wanted, Set<String> numbers, Map<String, String> values) {
    Matcher gap = Sentence.GAP.matcher(wanted);
    if (gap.matches() && Sentence.isNumber(word) == numbers.contains(gap.group(1))) {
      values.put(gap.group(1), word.replaceAll("[\"“”]", ""));
    }
  }

  // a number, something in quotes, or a word no sentence would spell that way
  private static boolean isValue(String word) {
    return Sentence.isNumber(word)
        || word.startsWith("\"")
        || word.startsWith("“")
        || Sentence.isWord(word) && !word.matches("[A-Z]?[a-z]+|\\W");
  }
}
