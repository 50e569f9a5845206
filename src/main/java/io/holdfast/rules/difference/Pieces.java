package io.holdfast.rules.difference;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.holdfast.rules.files.RuleFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was edited between two versions, in pieces that can be taken over one without the other. */
public final class Pieces {
  private static final String WORKBOOK = ".xlsx";
  private static final String TABLE = ".csv";

  private Pieces() {}

  /** Lines that stand beside each other and are written otherwise, or a file as a whole. */
  public sealed interface Piece {
    /** The file it is in. */
    String file();
  }

  private record Whole(String file, Optional<byte[]> after) implements Piece {}

  private record Lines(String file, int from, int count, List<String> after) implements Piece {}

  /**
   * All pieces, by file and line; taken over together they make the second version of the first.
   */
  public static List<Piece> between(RuleFiles before, RuleFiles after) {
    TreeSet<String> files = new TreeSet<>(before.contents().keySet());
    files.addAll(after.contents().keySet());
    List<Piece> pieces = new ArrayList<>();
    for (String file : files) {
      byte[] old = before.bytes(file);
      byte[] now = after.bytes(file);
      if (old == null || now == null || (file.endsWith(WORKBOOK) && !Arrays.equals(old, now))) {
        pieces.add(new Whole(file, Optional.ofNullable(now)));
      } else if (!Arrays.equals(old, now)) {
        DiffUtils.diff(lines(old), lines(now))
            .getDeltas()
            .forEach(delta -> pieces.addAll(pieces(file, delta)));
      }
    }
    return List.copyOf(pieces);
  }

  // rows of a table hang less on one another than lines of a rule
  private static List<Piece> pieces(String file, AbstractDelta<String> delta) {
    int from = delta.getSource().getPosition();
    List<String> old = delta.getSource().getLines();
    List<String> now = delta.getTarget().getLines();
    if (!file.endsWith(TABLE) || old.size() != now.size()) {
      return List.of(new Lines(file, from, old.size(), List.copyOf(now)));
    }
    List<Piece> rows = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      rows.add(new Lines(file, from + i, 1, List.of(now.get(i))));
    }
    return rows;
  }

  /** The first version with some pieces taken over. */
  public static RuleFiles taken(RuleFiles before, Collection<Piece> some) {
    Map<String, Optional<byte[]>> changed = new LinkedHashMap<>();
    some.stream()
        .filter(Whole.class::isInstance)
        .map(Whole.class::cast)
        .forEach(whole -> changed.put(whole.file(), whole.after()));
    some.stream()
        .filter(Lines.class::isInstance)
        .map(Lines.class::cast)
        .collect(Collectors.groupingBy(Lines::file))
        .forEach(
            (file, lines) ->
                changed.put(
                    file, Optional.of(taken(Objects.requireNonNull(before.bytes(file)), lines))));
    return before.with(changed);
  }

  private static byte[] taken(byte[] before, List<Lines> some) {
    List<String> lines = new ArrayList<>(lines(before));
    // from the end, so that what is above keeps its place
    List<Lines> fromTheEnd = new ArrayList<>(some);
    fromTheEnd.sort(Comparator.comparingInt(Lines::from).reversed());
    for (Lines piece : fromTheEnd) {
      List<String> old = lines.subList(piece.from(), piece.from() + piece.count());
      old.clear();
      old.addAll(piece.after());
    }
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> lines(byte[] text) {
    return List.of(new String(text, StandardCharsets.UTF_8).split("\n", -1));
  }
}
