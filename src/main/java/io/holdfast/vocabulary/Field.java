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
 * @param unit as declared, such as {@code EUR} or {@code minutes}
 */
public record Field(
    String name,
    FieldType type,
    boolean required,
    Optional<BigDecimal> minimum,
    Optional<BigDecimal> maximum,
    List<String> values,
    Optional<String> unit,
    Optional<String> description) {}
