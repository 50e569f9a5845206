package io.holdfast.pipeline;

import java.time.Instant;
import java.util.List;

/**
 * What came of one version deciding beside another, on this instance, since both are at work.
 *
 * @param active version whose decisions were compared
 * @param shadow version that decided beside it
 * @param same decisions without any difference
 * @param reasonsDiffer decisions that ask for the same for other reasons or with other numbers
 * @param outcomeDiffers decisions that ask for something else
 * @param failed signals on which the shadow's rules failed
 * @param skipped signals not shadowed because it could not keep up
 * @param rules rules that spoke differently, the most frequent first
 * @param unlistedRules differences of rules beyond those listed
 * @param latest decisions of which the shadow makes something else, newest first
 */
public record ShadowReport(
    String active,
    String shadow,
    long same,
    long reasonsDiffer,
    long outcomeDiffers,
    long failed,
    long skipped,
    List<RuleDifference> rules,
    long unlistedRules,
    List<Case> latest) {

  /**
   * One rule.
   *
   * @param times decisions in which it spoke differently
   * @param outcomes those of them that ask for something else
   * @param decision the latest of them
   * @param before what it said to it in the active version; empty text for nothing
   * @param after what it said to it in the shadow; empty text for nothing
   */
  public record RuleDifference(
      String rule, long times, long outcomes, String decision, String before, String after) {}

  /** One decision, what it asks for, and what the shadow would ask for. */
  public record Case(String decision, Instant at, String before, String after) {}
}
