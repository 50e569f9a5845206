package io.holdfast.scorecard;

import java.util.Map;

/**
 * A customer of the past: what was known then, and what became of it.
 *
 * @param fields of the profile by name, without those that were not known
 */
public record Observation(Map<String, Object> fields, boolean left) {}
