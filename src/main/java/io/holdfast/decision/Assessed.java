package io.holdfast.decision;

import io.holdfast.vocabulary.Risk;

/** Outcome of the assessment stage. */
public record Assessed(String tier, Risk risk) {}
