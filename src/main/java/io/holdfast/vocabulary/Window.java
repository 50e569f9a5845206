package io.holdfast.vocabulary;

import java.time.Duration;
import java.util.Optional;

/**
 * A declared window over a customer's signals.
 *
 * @param name the field of {@code History} that shows it
 * @param length how far it reaches back from the signal assessed
 * @param sourceField field that is condensed; absent where signals are only counted or dated
 */
public record Window(
    String name,
    Duration length,
    Aggregation aggregation,
    String signalType,
    Optional<String> sourceField) {}
