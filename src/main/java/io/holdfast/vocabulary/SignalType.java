package io.holdfast.vocabulary;

import java.util.List;
import java.util.Map;

/**
 * A declared signal type.
 *
 * @param name short name, such as {@code usage-drop}
 * @param fields by name, in declared order, those common to all signals included
 */
public record SignalType(
    String name, String description, Map<String, Field> fields, List<Effect> effects) {}
