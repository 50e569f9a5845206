package io.holdfast.rules.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Finds a line that two sentences fit, so that nobody could say which of them is meant. Exact:
 * walks both wordings at once, letter by letter, a gap standing for any word.
 */
final class SentenceOverlap {
  private static final char GAP = 0;

  private SentenceOverlap() {}

  /** Where both wordings have got to; inside means that the gap before has got a letter already. */
  private record At(int one, boolean insideOne, int other, boolean insideOther) {}

  /** A letter further on the way. */
  private record Step(At at, char letter, Step before) {
    String line() {
      StringBuilder line = new StringBuilder();
      for (Step step = this; step.before != null; step = step.before) {
        line.append(step.letter);
      }
      return line.reverse().toString();
    }
  }

  /** A line both fit; absent where there is none. */
  static Optional<String> of(Sentence one, Sentence other) {
    // most do, and need no further look
    if (beginDifferently(one.start(), other.start()) || endDifferently(one.end(), other.end())) {
      return Optional.empty();
    }
    List<Character> a = letters(Sentence.plain(one.wording()));
    List<Character> b = letters(Sentence.plain(other.wording()));
    Deque<Step> open = new ArrayDeque<>();
    Set<At> seen = new HashSet<>();
    open.add(new Step(new At(0, false, 0, false), GAP, null));
    while (!open.isEmpty()) {
      Step step = open.poll();
      if (!seen.add(step.at)) {
        continue;
      }
      if (step.at.one == a.size() && step.at.other == b.size()) {
        return Optional.of(step.line());
      }
      for (Move left : moves(a, step.at.one, step.at.insideOne)) {
        for (Move right : moves(b, step.at.other, step.at.insideOther)) {
          common(left.letter, right.letter)
              .ifPresent(
                  letter ->
                      open.add(
                          new Step(
                              new At(left.next, left.inside, right.next, right.inside),
                              letter,
                              step)));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean beginDifferently(String start, String otherStart) {
    return !start.startsWith(otherStart) && !otherStart.startsWith(start);
  }

  private static boolean endDifferently(String end, String otherEnd) {
    return !end.endsWith(otherEnd) && !otherEnd.endsWith(end);
  }

  private record Move(char letter, int next, boolean inside) {}

  // a gap takes a letter and may take more; the letter after it ends it
  private static List<Move> moves(List<Character> wording, int at, boolean inside) {
    List<Move> moves = new ArrayList<>();
    if (inside) {
      moves.add(new Move(GAP, at, true));
    }
    if (at < wording.size()) {
      char letter = wording.get(at);
      moves.add(new Move(letter, at + 1, letter == GAP));
    }
    return moves;
  }

  private static Optional<Character> common(char one, char other) {
    if (one == other) {
      return Optional.of(one == GAP ? 'x' : one);
    }
    char letter = one == GAP ? other : one;
    boolean gap = one == GAP || other == GAP;
    return gap && Sentence.isWord(String.valueOf(letter)) ? Optional.of(letter) : Optional.empty();
  }

  private static List<Character> letters(String wording) {
    List<Character> letters = new ArrayList<>();
    Matcher gap = Sentence.GAP.matcher(wording);
    String marked = gap.replaceAll(String.valueOf(GAP));
    marked.chars().forEach(c -> letters.add((char) c));
    return letters;
  }
}
