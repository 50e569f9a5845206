package io.holdfast.vocabulary;

import java.util.Map;

/**
 * Why: a code whose wording, per locale, the rule set owns, with the facts the wording shows.
 *
 * @param code such as {@code USAGE_DROP}; declared in the rule set's reasons
 * @param rule id of the rule, or {@code file:row} of the table row, that gave it
 * @param facts values for the wording's placeholders
 */
public record Reason(String code, String rule, Map<String, Object> facts) {}
