package io.holdfast.rules.language;

import io.holdfast.rules.files.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables of a file, as the engine reads them: the text of every cell on a line of its own, so
 * that whatever is found on the line is found in the cell.
 */
record TableFile(DrlText text, List<Section> sections) {

  /**
   * One table.
   *
   * @param type type of what its rows look at, with the name it is given, if any
   * @param whole whether every row could be read
   * @param words what each cell that asks something asks, by language
   */
  record Section(
      Place place,
      String title,
      Fit fit,
      String type,
      boolean whole,
      List<Row> rows,
      Map<Place, Map<String, String>> words) {}

  /**
   * One row.
   *
   * @param notes what it says about itself: id, owner and the like
   * @param says what it says; empty where it says nothing
   */
  record Row(
      Place place, String name, Map<String, String> notes, List<Piece> asks, List<Piece> says) {}

  /** What one cell adds to the rule. */
  record Piece(String text, Place place) {}

  static TableFile of(String path, List<Section> sections) {
    List<String> lines = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    for (Section section : sections) {
      for (Row row : section.rows()) {
        if (!row.says().isEmpty()) {
          write(section, row, lines, places);
        }
      }
    }
    DrlText text =
        new DrlText(
            path,
            String.join("\n", lines),
            line -> line > places.size() ? Place.of(path) : places.get(line - 1));
    return new TableFile(text, List.copyOf(sections));
  }

  private static void write(Section section, Row row, List<String> lines, List<Place> places) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece("rule \"" + row.name() + '"', row.place()));
    pieces.add(new Piece("when", row.place()));
    pieces.add(new Piece(section.type() + '(', row.place()));
    for (int i = 0; i < row.asks().size(); i++) {
      Piece asked = row.asks().get(i);
      boolean last = i == row.asks().size() - 1;
      pieces.add(new Piece(last ? asked.text() : asked.text() + ',', asked.place()));
    }
    pieces.add(new Piece(")", row.place()));
    pieces.add(new Piece("then", row.place()));
    pieces.addAll(row.says());
    pieces.add(new Piece("end", row.place()));
    for (Piece piece : pieces) {
      lines.add(piece.text());
      places.add(piece.place());
    }
  }

  /** The rows by the names of their rules. */
  Map<String, Row> byName() {
    return sections.stream()
        .flatMap(section -> section.rows().stream())
        .collect(Collectors.toMap(Row::name, row -> row));
  }
}
