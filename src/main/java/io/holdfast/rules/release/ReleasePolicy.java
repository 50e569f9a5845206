package io.holdfast.rules.release;

/**
 * How much of releases is kept.
 *
 * @param versions most versions kept, beyond those in use
 * @param bytes most content kept, beyond that in use
 * @param acts most lines of the trail
 */
public record ReleasePolicy(int versions, long bytes, int acts) {

  /** Plenty of room. */
  public static final ReleasePolicy DEFAULT = new ReleasePolicy(100, 64_000_000, 500);
}
