package io.holdfast.scorecard;

import io.holdfast.vocabulary.Field;
import java.util.List;

/** A field of the profile with points for each of its bands; the best band has none. */
public record Characteristic(Field field, List<Scored> attributes) {

  /**
   * A band and its points.
   *
   * @param telling whether there were enough customers in it to tell; it counts as the average else
   */
  public record Scored(Attribute attribute, int points, boolean telling) {}

  int points(Object value) {
    return attributes.stream()
        .filter(scored -> scored.attribute().holds(value))
        .mapToInt(Scored::points)
        .findFirst()
        .orElse(0);
  }

  public int mostPoints() {
    return attributes.stream().mapToInt(Scored::points).max().orElse(0);
  }
}
