package io.holdfast.pipeline;

/**
 * How much of a shadow there is at most.
 *
 * @param waiting decided signals that wait for it; more are not shadowed, and counted
 * @param rules rules whose differences are listed; of more only their number is known
 * @param latest differing decisions shown
 */
public record ShadowLimits(int waiting, int rules, int latest) {

  /** Enough to follow a busy instance, and to read. */
  public static final ShadowLimits DEFAULT = new ShadowLimits(5_000, 200, 20);
}
