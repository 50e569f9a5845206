package io.holdfast.rules.release;

import java.util.Map;

/**
 * A version that comes out of a directory.
 *
 * @param name the rule set's own name
 * @param fourEyes whether the versions after it need somebody other than their author
 * @param guarded hash of each file that only versions seen by somebody other than their author may
 *     change
 * @param author who changed the directory
 * @param source which directory of which instance, in words
 * @param held what keeps it from deciding before somebody has said why it should; empty text where
 *     nothing does
 */
public record Proposal(
    String version,
    String name,
    boolean fourEyes,
    Map<String, String> guarded,
    String author,
    String source,
    String held) {

  /** The same, held by this. */
  public Proposal held(String breaches) {
    return new Proposal(version, name, fourEyes, guarded, author, source, breaches);
  }
}
