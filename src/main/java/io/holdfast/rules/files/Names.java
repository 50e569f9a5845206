package io.holdfast.rules.files;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds what somebody may have meant by a name that does not exist. */
public final class Names {
  private static final int SUGGESTIONS = 3;

  private Names() {}

  /** The names nearest to the one given, as a sentence; empty text where none is near. */
  public static String suggest(String name, Collection<String> known) {
    List<String> near = nearest(name, known);
    if (near.isEmpty()) {
      return known.isEmpty() || known.size() > 16
          ? ""
          : "There are: " + String.join(", ", known.stream().sorted().toList()) + ".";
    }
    return "Nearest: " + String.join(", ", near) + ".";
  }

  /** The names nearest to the one given, the nearest first; none where none is near. */
  public static List<String> nearest(String name, Collection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int reach = Math.max(2, wanted.length() / 2);
    return known.stream()
        .distinct()
        .map(candidate -> new Near(candidate, distance(wanted, candidate.toLowerCase(Locale.ROOT))))
        .filter(near -> near.distance() <= reach)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(SUGGESTIONS)
        .map(Near::name)
        .collect(Collectors.toList());
  }

  private record Near(String name, int distance) {}

  /** Levenshtein distance: insertions, deletions and replacements from one text to the other. */
  public static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }

  /** A number without useless decimals. */
  public static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
