package io.holdfast.rules.check;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.geometry.Axis;
import io.holdfast.rules.geometry.Box;
import io.holdfast.rules.geometry.Overlaps;
import io.holdfast.rules.geometry.Remainders;
import io.holdfast.rules.geometry.Remainders.Remainder;
import io.holdfast.rules.language.Condition;
import io.holdfast.rules.language.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds rows of a table that repeat each other or never count and, as far as the table says how
 * many rows are meant to fit a case, cases that fit none or several. What it finds is exact.
 */
final class TableCheck {
  private static final int MOST_GAPS = 10;
  private static final int MOST_PIECES = 500;

  /** Some seconds; an intricate table of 1,500 rows over eight ranges takes a tenth of them. */
  private static final long MOST_LOOKS = 200_000_000;

  private final Table table;
  private final TableCases cases;
  private final Overlaps overlaps;
  private final Remainders remainders = new Remainders(MOST_LOOKS);
  private final List<List<Utterance>> utterances;
  private final String looksAt;
  private final Findings findings;

  /** Rows about which there is a finding already, so that one mistake is one finding. */
  private final BitSet done = new BitSet();

  private TableCheck(Table table, TableCases cases, String looksAt, Findings findings) {
    this.table = table;
    this.cases = cases;
    this.looksAt = looksAt;
    this.findings = findings;
    this.overlaps = new Overlaps(cases.space(), cases.boxes());
    this.utterances = table.rows().stream().map(Utterance::of).toList();
  }

  /**
   * Checks a table.
   *
   * @param words by what conditions ask about: the only words it may be, beyond what is declared
   * @param looksAt what the rows look at, in words, such as {@code a signal 'usage-drop'}
   */
  static void check(
      Table table, Map<String, Collection<String>> words, String looksAt, Findings findings) {
    if (!table.rows().isEmpty()) {
      new TableCheck(table, TableCases.of(table, words), looksAt, findings).check();
    }
  }

  private void check() {
    for (int row = 0; row < table.rows().size(); row++) {
      duplicate(row);
    }
    for (int row = 0; row < table.rows().size(); row++) {
      shadowed(row);
    }
    if (!table.fit().complete() && !table.fit().exclusive()) {
      return;
    }
    if (cases.doubt().isPresent()) {
      findings.warn(
          cases.doubt().get().place(),
          Code.INVALID_VALUE,
          "Whether '%s' holds depends on more than one thing, so it cannot be told how many rows"
                  .formatted(cases.doubt().get().text())
              + " fit a case.",
          "Compare a field with a value, or write '@rows' 'any number' above the table.");
      return;
    }
    for (int row = 0; table.fit().exclusive() && row < table.rows().size(); row++) {
      overlap(row);
    }
    if (table.fit().complete()) {
      gaps();
    }
  }

  private Place place(int row) {
    return table.rows().get(row).place();
  }

  private boolean fitsNothing(int row) {
    return cases.boxes().get(row).isEmpty();
  }

  private void duplicate(int row) {
    BitSet sharing = overlaps.with(row);
    for (int other = sharing.nextSetBit(0); other >= 0; other = sharing.nextSetBit(other + 1)) {
      boolean same =
          other < row
              && cases.boxes().get(row).equals(cases.boxes().get(other))
              && utterances.get(row).equals(utterances.get(other));
      if (same) {
        done.set(row);
        findings.error(
            place(row),
            Code.DUPLICATE,
            "The row says the same as row %d.".formatted(place(other).line()),
            "Take one of them away.");
        return;
      }
    }
  }

  private void shadowed(int row) {
    List<Utterance> said = utterances.get(row);
    if (done.get(row) || fitsNothing(row) || said.isEmpty()) {
      return;
    }
    Set<Integer> by = new HashSet<>();
    for (Utterance utterance : said) {
      List<Integer> yielding =
          overlaps.with(row).stream()
              .filter(other -> !done.get(other))
              .filter(
                  other ->
                      utterances.get(other).stream()
                          .anyMatch(e -> utterance.yieldsTo(e, other > row)))
              .boxed()
              .toList();
      if (!covers(yielding, row)) {
        return;
      }
      by.addAll(fewest(yielding, row));
    }
    done.set(row);
    findings.error(
        place(row),
        Code.SHADOWED,
        "The row never counts: wherever it fits, %s.".formatted(takenBy(by, row)),
        "Take it away, move it, or change what it fits.");
  }

  private boolean covers(Collection<Integer> others, int row) {
    return remainders
        .of(cases.boxes().get(row), others.stream().map(cases.boxes()::get).toList(), 1)
        .isNothing();
  }

  // one row is told more easily than several, and those that matter more easily than all
  private List<Integer> fewest(List<Integer> covering, int row) {
    for (int other : covering) {
      if (covers(List.of(other), row)) {
        return List.of(other);
      }
    }
    List<Integer> fewest = new ArrayList<>(covering);
    for (Integer other : covering) {
      List<Integer> fewer = new ArrayList<>(fewest);
      fewer.remove(other);
      if (covers(fewer, row)) {
        fewest = fewer;
      }
    }
    return fewest;
  }

  private String takenBy(Set<Integer> rows, int row) {
    String numbers =
        rows.stream()
            .sorted()
            .map(other -> String.valueOf(place(other).line()))
            .collect(Collectors.joining(", "));
    boolean several = rows.size() > 1;
    boolean later = rows.stream().allMatch(other -> other > row);
    return (several ? "the rows " : "row ")
        + numbers
        + (several ? " say" : " says")
        + (later ? " the last word" : " the same");
  }

  private void overlap(int row) {
    BitSet sharing = overlaps.with(row);
    for (int other = sharing.nextSetBit(0);
        other >= 0 && other < row;
        other = sharing.nextSetBit(other + 1)) {
      if (!done.get(row) && !done.get(other)) {
        Box shared = cases.boxes().get(row).and(cases.boxes().get(other));
        findings.error(
            place(row),
            Code.OVERLAP,
            "This row and row %d both fit %s.".formatted(place(other).line(), example(shared)),
            "Change one of them so that only one fits; '@rows' above the table says '%s'."
                .formatted(table.fit().word()));
        return;
      }
    }
  }

  private void gaps() {
    Remainder rest = remainders.of(cases.space().everything(), cases.boxes(), MOST_PIECES);
    List<Box> gaps = cases.space().joined(rest.pieces());
    for (Box gap : gaps.subList(0, Math.min(gaps.size(), MOST_GAPS))) {
      gap(gap);
    }
    if (gaps.size() > MOST_GAPS || !gaps.isEmpty() && !rest.whole()) {
      findings.error(
          table.place(),
          Code.GAP,
          rest.whole()
              ? "There are %d more gaps like these.".formatted(gaps.size() - MOST_GAPS)
              : "There are more gaps like these.",
          "Mend those first, and look again.");
    } else if (!rest.whole()) {
      findings.warn(
          table.place(),
          Code.TOO_LARGE,
          "The table is too large to check exactly: its %d rows cross each other in so many ways that"
                  .formatted(table.rows().size())
              + " it cannot be told whether one of them fits every case.",
          "Split it, or write '@rows' 'any number' above it.");
    }
  }

  private void gap(Box gap) {
    List<Integer> around = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      if (cases.space().touch(gap, cases.boxes().get(row))) {
        around.add(row);
      }
    }
    Place place = around.isEmpty() ? table.place() : edge(around.get(around.size() - 1), gap);
    String words = cases.space().words(gap);
    findings.error(
        place,
        Code.GAP,
        "No row fits %s%s."
            .formatted(
                example(gap), cases.space().isSingle(gap) ? "" : ", nor any other with " + words),
        around.isEmpty()
            ? "Add a row for it; one that does nothing leaves its ACTION cells empty."
            : "Add a row for it, or widen row %s."
                .formatted(
                    around.stream()
                        .map(row -> String.valueOf(place(row).line()))
                        .collect(Collectors.joining(" or "))));
  }

  // the cell that keeps the row from reaching into the gap
  private Place edge(int row, Box gap) {
    String apart = cases.space().apart(gap, cases.boxes().get(row)).map(Axis::name).orElse("");
    return TableCases.conditions(table.rows().get(row))
        .filter(condition -> Ask.of(condition).filter(a -> a.thing().equals(apart)).isPresent())
        .filter(condition -> !cases.fits(condition, gap))
        .map(Condition::place)
        .findFirst()
        .orElse(place(row));
  }

  private String example(Box box) {
    return looksAt + " with " + cases.space().example(box);
  }
}
