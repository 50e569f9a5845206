package io.holdfast.rules.difference;

import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.sheet.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The tables of a file and their rows, each cell under its heading. */
final class TableItems {
  private static final String TABLE = "ruletable";
  // rows below a table's title
  private static final int USES = 1;
  private static final int LOOKS_AT = 2;
  private static final int MEANINGS = 3;
  private static final int HEADINGS = 4;

  private final String file;
  private final Sheet sheet;
  private final List<Item> items = new ArrayList<>();
  private final List<Part> notes = new ArrayList<>();

  private TableItems(String file, Sheet sheet) {
    this.file = file;
    this.sheet = sheet;
  }

  /** All tables and rows; none where the file cannot be read, which is told elsewhere. */
  static List<Item> read(String file, byte[] bytes) {
    return Sheet.read(file, bytes, Integer.MAX_VALUE - 1, new Findings())
        .map(sheet -> new TableItems(file, sheet).items())
        .orElse(List.of());
  }

  private List<Item> items() {
    int title = 0;
    Map<Integer, String> labels = Map.of();
    for (int row = 1; row <= sheet.lastRow(); row++) {
      String first = sheet.cell(row, 1);
      if (first.toLowerCase(Locale.ROOT).startsWith(TABLE)) {
        title = row;
        labels = labels(title);
        items.add(table(title, labels));
      } else if (title == 0 && !sheet.isEmpty(row)) {
        notes.add(Part.of(first, sheet.cell(row, 2), row));
      } else if (row > title + HEADINGS && !sheet.isEmpty(row)) {
        items.add(row(row, title, labels));
      }
    }
    return items;
  }

  // every column has its own, even where people gave two the same heading or none
  private Map<Integer, String> labels(int title) {
    Map<Integer, String> labels = new TreeMap<>();
    for (int column = 1; column <= sheet.lastColumn(title + USES); column++) {
      String heading = sheet.cell(title + HEADINGS, column);
      String label = heading.isEmpty() ? sheet.cell(title + MEANINGS, column) : heading;
      labels.put(
          column,
          label.isEmpty() || labels.containsValue(label)
              ? (label + " column " + Sheet.letters(column)).strip()
              : label);
    }
    return labels;
  }

  private Item table(int title, Map<Integer, String> labels) {
    List<Part> parts = new ArrayList<>(notes);
    String name = sheet.cell(title, 1).substring(TABLE.length()).strip();
    parts.add(Part.of("title", name, title));
    labels.forEach(
        (column, label) -> {
          String text =
              String.join(
                  " ",
                  sheet.cell(title + USES, column),
                  sheet.cell(title + LOOKS_AT, column),
                  sheet.cell(title + MEANINGS, column));
          parts.add(
              Part.of("column " + label, text.strip().replaceAll(" +", " "), title + MEANINGS));
        });
    return new Item(
        Kind.TABLE, file + '|' + name, name, "", new Place(file, title), List.copyOf(parts));
  }

  private Item row(int row, int title, Map<Integer, String> labels) {
    List<Part> parts = new ArrayList<>();
    String name = "";
    for (int column = 1; column <= sheet.lastColumn(row); column++) {
      String cell = sheet.cell(row, column);
      if (!cell.isEmpty()) {
        boolean isName = sheet.cell(title + USES, column).equalsIgnoreCase("NAME");
        name = isName ? cell : name;
        parts.add(Part.of(labels.getOrDefault(column, Sheet.letters(column)), cell, row));
      }
    }
    String key = name.isEmpty() ? parts.stream().map(Part::texts).toList().toString() : name;
    return new Item(
        Kind.ROW,
        file + '|' + key,
        name.isEmpty() ? "row " + row : name,
        file + ':' + row,
        new Place(file, row),
        List.copyOf(parts));
  }
}
