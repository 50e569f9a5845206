package io.holdfast.journal;

import java.time.Instant;
import java.util.Map;

/**
 * What a customer said in their own words on the occasion of a signal.
 *
 * @param at when it was decided on
 * @param words by field of the signal
 */
public record Note(String decisionId, String signalType, Instant at, Map<String, String> words) {}
