package io.holdfast.rules.release;

/**
 * How releases are made and how much of them is kept.
 *
 * @param fourEyes whether a version's author needs somebody else to activate it
 * @param versions most versions kept, beyond those in use
 * @param bytes most content kept, beyond that in use
 * @param acts most lines of the trail
 */
public record ReleasePolicy(boolean fourEyes, int versions, long bytes, int acts) {

  /** One pair of eyes, and plenty of room. */
  public static final ReleasePolicy DEFAULT = new ReleasePolicy(false, 100, 64_000_000, 500);
}
