package io.holdfast.rules.fairness;

import java.util.List;
import java.util.Optional;

/**
 * How alike customers are treated, by the version that decided.
 *
 * @param decisions looked at, the newest on record
 * @param smallestGroup decisions that a group needs before anything is said about it
 * @param alertBelow ratio below which two groups are not treated alike, 0 to 1
 */
public record ParityReport(
    int decisions, int smallestGroup, double alertBelow, List<Version> versions) {

  /**
   * What one version decided.
   *
   * @param audited decisions made again for a customer nobody knows anything about
   * @param violations of these, decisions that offer something else then
   * @param examples ids of some of these
   */
  public record Version(
      String ruleSet,
      int decisions,
      int audited,
      int violations,
      List<String> examples,
      List<Attribute> attributes) {}

  /**
   * Customers told apart by one thing that offers must not depend on.
   *
   * @param name such as {@code tier} or {@code customer.region}
   * @param offerRate of the groups: least divided by most; absent where fewer than two groups are
   *     large enough, or nobody is offered anything
   * @param meanDiscount likewise
   */
  public record Attribute(
      String name, List<Group> groups, Optional<Ratio> offerRate, Optional<Ratio> meanDiscount) {}

  /**
   * Least divided by most.
   *
   * @param alert whether that is too little
   */
  public record Ratio(double value, boolean alert) {}

  /**
   * Customers that have this in common.
   *
   * @param decisions on them; those they were left alone in on purpose do not count
   * @param offered decisions with an offer, or with one that a manager may make
   * @param meanDiscountPct of these offers, 0 where there are none
   * @param atRisk decisions on customers of at least medium risk
   * @param leftWithout of these, decisions that ask for nothing
   * @param enough whether there are decisions enough to say something
   */
  public record Group(
      String value,
      int decisions,
      int offered,
      double meanDiscountPct,
      int atRisk,
      int leftWithout,
      boolean enough) {

    /** Share of the decisions with an offer, 0 to 1. */
    public double offerRate() {
      return decisions == 0 ? 0 : (double) offered / decisions;
    }

    /** Share of those at risk who are left with nothing, 0 to 1. */
    public double leftWithoutRate() {
      return atRisk == 0 ? 0 : (double) leftWithout / atRisk;
    }
  }
}
