package io.holdfast.effect;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What decisions brought about.
 *
 * @param at moment it was told at
 * @param version whose rules it tells of
 * @param versions there is something to tell of, by the month they decided last, newest first
 * @param from first month counted
 * @param attributionDays how long after a decision leaving counts
 * @param planned customers each arm needs
 * @param smallestShare customers or actions a share needs
 * @param currency ISO 4217 code of all money
 * @param decisions of the version
 * @param unobserved customers and counts there was no room for; 0 unless a limit was reached
 * @param comparisons the holdout and each experiment, over all versions
 */
public record EffectsReport(
    Instant at,
    String version,
    List<String> versions,
    YearMonth from,
    int attributionDays,
    int planned,
    int smallestShare,
    String currency,
    long decisions,
    long unobserved,
    Leavers leavers,
    List<Comparison> comparisons,
    List<RuleEffect> rules,
    List<String> silent,
    List<Response> responses,
    List<Action> actions) {

  /**
   * Who left, in all versions.
   *
   * @param reasons in two levels, most frequent first
   * @param unknownShare of those whose reason nobody knows, 0 to 1; absent for too few
   */
  public record Leavers(long customers, Map<String, Long> reasons, Optional<Double> unknownShare) {}

  /**
   * Arms beside each other.
   *
   * @param name of the experiment, the offer or the kind of action
   * @param arms the one the others are compared with comes first
   * @param chanceOfSizes how likely arms of the sizes planned are to differ so much; absent where
   *     nothing is planned
   * @param sizesAlert whether that is too unlikely, so that no effect is to be trusted
   */
  public record Comparison(
      String name, List<Arm> arms, Optional<Double> chanceOfSizes, boolean sizesAlert) {

    /** Customers observed long enough in this arm and in the first, whichever has fewer. */
    public long data(Arm arm) {
      return Math.min(arms.get(0).observed(), arm.observed());
    }
  }

  /**
   * One arm.
   *
   * @param customers observed so far
   * @param observed of these, long enough
   * @param left of those observed long enough
   * @param cost of all that was done for these
   * @param effect against the first arm; absent for the first, and while there is not enough data
   */
  public record Arm(
      String name, long customers, long observed, long left, double cost, Optional<Effect> effect) {

    /** Share that left, 0 to 1. */
    public double churn() {
      return observed == 0 ? 0 : (double) left / observed;
    }
  }

  /**
   * By how much fewer leave.
   *
   * @param uplift difference of the shares that left; below 0 where treatment drives away
   * @param low of the 95 % interval
   * @param high of the 95 % interval
   * @param saved customers kept by it
   * @param netValue what they are worth less what it cost
   * @param returnOnCost net value by cost; absent where nothing was spent
   * @param costPerSave absent where nobody is saved
   */
  public record Effect(
      double uplift,
      double low,
      double high,
      double saved,
      double netValue,
      Optional<Double> returnOnCost,
      Optional<Double> costPerSave) {}

  /**
   * What came of a rule of the version.
   *
   * @param hitRate share of decisions in which it spoke, 0 to 1
   * @param warned customers it warned about so far
   * @param observed of these, long enough
   * @param precision of those observed long enough, share that left; absent for too few
   * @param reasons why these left
   * @param effect of what it proposed, against customers of the holdout; absent where it proposes
   *     nothing that competes
   */
  public record RuleEffect(
      String rule,
      long fired,
      double hitRate,
      long acted,
      long withheld,
      long delivered,
      long accepted,
      long declined,
      double cost,
      long warned,
      long observed,
      Optional<Double> precision,
      Map<String, Long> reasons,
      Optional<Comparison> effect) {}

  /**
   * An offer, or a kind of action without one.
   *
   * @param comparison against the holdout
   * @param success absent where the rules at work state none
   */
  public record Action(Comparison comparison, Optional<Success> success) {}

  /**
   * That a customer about to leave stays: as the rules state it, and as it turned out.
   *
   * @param source where it stands in the rule set, such as {@code offers/data.yaml: success}
   * @param stated 0 to 1
   * @param measuredOn customers that is measured on; 0 where it is assumed
   * @param measured absent while there is not enough data
   */
  public record Success(
      String source, double stated, int measuredOn, Optional<Measured> measured) {}

  /**
   * A share as it turned out.
   *
   * @param value of those who would have left, how many stayed; 0 where treatment drives away
   * @param customers in both arms
   * @param basis what it rests on, in words
   */
  public record Measured(double value, long customers, String basis) {}

  /**
   * How customers answered to an action on a channel, in all versions.
   *
   * @param takeRate accepted of delivered, 0 to 1; absent for too few
   */
  public record Response(
      String treatment,
      long asked,
      long delivered,
      long accepted,
      long declined,
      Optional<Double> takeRate) {}
}
