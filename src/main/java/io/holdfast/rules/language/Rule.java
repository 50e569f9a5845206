package io.holdfast.rules.language;

import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule as it was written.
 *
 * @param name unique in the set; what the engine calls it
 * @param id what reasons and failures call it: its {@code @id}, or {@code file:row} in a table
 * @param position place among the rules of its stage: by file, then from top to bottom
 * @param notes annotations by name
 * @param type declared type of what it looks at
 */
public record Rule(
    String name,
    String id,
    Stage stage,
    int position,
    Place place,
    Map<String, String> notes,
    String type,
    List<Condition> conditions,
    List<Call> calls) {

  /** What a row calls itself in its NAME column. */
  public Optional<String> title() {
    return Optional.ofNullable(notes.get("title"));
  }

  /** A verb as used in a rule. */
  public record Call(String verb, List<Argument> arguments, Place place) {}

  /**
   * What a verb is given.
   *
   * @param text the text itself where it is a text in quotes, else as written
   * @param kind what it is, where it is one simple word; {@code null} for anything computed
   */
  public record Argument(String text, Tokens.Kind kind, Place place) {

    public boolean isText() {
      return kind == Tokens.Kind.TEXT;
    }
  }
}
