package io.holdfast.vocabulary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A declared field of a signal type or of the customer profile.
 *
 * @param minimum lowest value allowed, inclusive
 * @param maximum highest value allowed, inclusive
 * @param values the only words allowed; empty where any word is
 * @param note whether it holds a person's words, which are checked and are part of no signal
 * @param otherwise what it counts as where a sender leaves it out
 * @param unit as declared, such as {@code EUR} or {@code minutes}
 * @param personal whether it says who somebody is, which not everybody may see
 */
public record Field(
    String name,
    FieldType type,
    boolean required,
    Optional<BigDecimal> minimum,
    Optional<BigDecimal> maximum,
    List<String> values,
    Optional<String> unit,
    Optional<String> description,
    boolean note,
    Optional<String> otherwise,
    boolean personal) {

  /** A field that is simply not there where a sender leaves it out, and not personal. */
  public Field(
      String name,
      FieldType type,
      boolean required,
      Optional<BigDecimal> minimum,
      Optional<BigDecimal> maximum,
      List<String> values,
      Optional<String> unit,
      Optional<String> description) {
    this(
        name,
        type,
        required,
        minimum,
        maximum,
        values,
        unit,
        description,
        false,
        Optional.empty(),
        false);
  }

  /** The same field, but for what it counts as where a sender leaves it out. */
  public Field orElse(String value) {
    return new Field(
        name,
        type,
        required,
        minimum,
        maximum,
        values,
        unit,
        description,
        note,
        Optional.of(value),
        personal);
  }
}
