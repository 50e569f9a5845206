package io.holdfast.signal;

import io.holdfast.vocabulary.Field;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Reads declared fields that did not come as an event, by the rules that hold for events. */
public final class DeclaredFields {
  private DeclaredFields() {}

  /**
   * The values, shaped as {@code Signal.data()} has them; what cannot be read is left out.
   *
   * @param problems told each thing that is wrong
   */
  public static Map<String, Object> read(
      Map<String, Field> fields, JsonNode data, Consumer<Rejection.Problem> problems) {
    Problems found = new Problems();
    Map<String, Object> values = new FieldReader(found).read(fields, data);
    if (!found.none()) {
      found.rejection().problems().forEach(problems);
    }
    return values;
  }
}
