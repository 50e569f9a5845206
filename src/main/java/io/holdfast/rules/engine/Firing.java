package io.holdfast.rules.engine;

import java.util.List;

/**
 * Something a rule said of a case.
 *
 * @param rule id of the rule
 * @param arguments texts, whole numbers and numbers as the verb takes them
 */
public record Firing(String rule, String verb, List<Object> arguments) {}
