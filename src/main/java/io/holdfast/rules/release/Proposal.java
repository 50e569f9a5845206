package io.holdfast.rules.release;

/**
 * A version that comes out of a directory.
 *
 * @param name the rule set's own name
 * @param author who changed the directory
 * @param source which directory of which instance, in words
 */
public record Proposal(String version, String name, String author, String source) {}
