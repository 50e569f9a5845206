package io.holdfast.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a column of a table adds to the rule of each row: a text with gaps for the row's cell. The
 * gap {@code $param} takes the whole cell; {@code $1}, {@code $2} take its parts between commas.
 */
record Snippet(String text, List<Gap> gaps) {
  private static final Pattern GAP = Pattern.compile("\\$(param|\\d{1,2})(?!\\w)");
  private static final Pattern PATH = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.!]*");
  private static final Pattern OPEN_COMPARISON = Pattern.compile(".*([=!<>]=|[<>])");

  /**
   * A gap in the text.
   *
   * @param part which part of the cell it takes, from 1; 0 is the whole cell
   * @param quoted whether it stands within quotes
   */
  record Gap(int start, int end, int part, boolean quoted) {}

  static Snippet of(String text) {
    List<Gap> gaps = new ArrayList<>();
    Matcher gap = GAP.matcher(text);
    while (gap.find()) {
      boolean quoted = text.substring(0, gap.start()).chars().filter(c -> c == '"').count() % 2 > 0;
      int part = gap.group(1).equals("param") ? 0 : Integer.parseInt(gap.group(1));
      gaps.add(new Gap(gap.start(), gap.end(), part, quoted));
    }
    return new Snippet(text, List.copyOf(gaps));
  }

  /** A condition; a field alone is compared with the cell. */
  static Snippet ofCondition(String text) {
    if (PATH.matcher(text).matches()) {
      return of(text + " == $param");
    }
    return of(OPEN_COMPARISON.matcher(text).matches() ? text + " $param" : text);
  }

  /** Into how many parts the cell is split; 0 where it is taken whole. */
  int parts() {
    return gaps.stream().mapToInt(Gap::part).max().orElse(0);
  }

  /** The text with its gaps filled. */
  String filled(Function<Gap, String> by) {
    StringBuilder filled = new StringBuilder();
    int done = 0;
    for (Gap gap : gaps) {
      filled.append(text, done, gap.start()).append(by.apply(gap));
      done = gap.end();
    }
    return filled.append(text.substring(done)).toString();
  }
}
