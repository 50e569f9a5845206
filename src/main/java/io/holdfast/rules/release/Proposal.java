package io.holdfast.rules.release;

/**
 * A version that comes out of a directory.
 *
 * @param name the rule set's own name
 * @param fourEyes whether the versions after it need somebody other than their author
 * @param author who changed the directory
 * @param source which directory of which instance, in words
 */
public record Proposal(
    String version, String name, boolean fourEyes, String author, String source) {}
