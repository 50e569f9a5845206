package io.holdfast.rules.language;

import io.holdfast.rules.files.Place;
import java.util.Map;

/**
 * A type as the vocabulary declares it.
 *
 * @param parent name of the type it extends; empty text where it extends none
 * @param notes annotations by name, without quotes; empty text where one has no value
 */
public record DeclaredType(
    String name,
    String parent,
    Place place,
    Map<String, DeclaredField> fields,
    Map<String, String> notes) {

  /**
   * A field as declared.
   *
   * @param type as written, such as {@code Integer}
   */
  public record DeclaredField(String name, String type, Place place, Map<String, String> notes) {

    /** Whether it holds a person's words, which no rule may look at. */
    boolean isNote() {
      return notes.containsKey("note");
    }
  }
}
