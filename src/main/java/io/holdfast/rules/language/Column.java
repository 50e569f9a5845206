package io.holdfast.rules.language;

import io.holdfast.rules.files.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A column of a table, as its head describes it.
 *
 * @param place the cell that says what the column adds to a rule
 */
record Column(Kind kind, Snippet snippet, Place place) {

  /** What a column is for. */
  enum Kind {
    /** What the row is called. */
    NAME,
    /** What must be so for the row to fit; an empty cell asks nothing. */
    CONDITION,
    /** What the row says; an empty cell says nothing. */
    ACTION,
    /** Owner, basis and the like. */
    METADATA,
    /** Notes for people. */
    DESCRIPTION;

    static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.name().equalsIgnoreCase(word)).findFirst();
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Kind::name).toList();
    }
  }

  int number() {
    return place.column();
  }

  /** The column's cell in this row. */
  Place in(int row) {
    return new Place(place.file(), row, place.column(), place.heading());
  }
}
