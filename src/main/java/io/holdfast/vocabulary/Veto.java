package io.holdfast.vocabulary;

/** A policy's refusal of a candidate. */
public record Veto(String policy, Reason reason) {}
