package io.holdfast.vocabulary;

import java.util.Optional;

/** A proposed action as policies see it; the rule set's {@code Candidate} extends it. */
public abstract class ProposedAction extends Situation {
  private Proposal proposal;
  private Economics economics;
  private Optional<Offer> offer = Optional.empty();
  private Discounts discounts = Discounts.NONE;
  private Optional<Shortage> shortage = Optional.empty();
  private boolean quietHours;

  /**
   * Gives the candidate its content, once.
   *
   * @throws IllegalStateException on a second call
   */
  public final void propose(
      Proposal proposal,
      Economics economics,
      Optional<Offer> offer,
      Discounts discounts,
      Optional<Shortage> shortage,
      boolean quietHours) {
    if (this.proposal != null) {
      throw new IllegalStateException("A candidate is proposed once");
    }
    this.proposal = proposal;
    this.economics = economics;
    this.offer = offer;
    this.discounts = discounts;
    this.shortage = shortage;
    this.quietHours = quietHours;
  }

  /** Whether it is outside the contact hours where the customer lives. */
  public final boolean isQuietHours() {
    return quietHours;
  }

  public final String getKind() {
    return proposal.kind().name();
  }

  public final String getActionClass() {
    return proposal.actionClass().name();
  }

  /** Channel; {@code null} where the action uses none. */
  public final String getChannel() {
    return proposal.channel().orElse(null);
  }

  /** Purpose consent is asked for, such as {@code marketing}. */
  public final String getPurpose() {
    return proposal.purpose();
  }

  /** Cause of a manager task; {@code null} for other kinds. */
  public final String getCause() {
    return proposal.cause().orElse(null);
  }

  /** The offer; {@code null} where the action makes none. */
  public final Offer getOffer() {
    return offer.orElse(null);
  }

  public final double getExpectedProfit() {
    return economics.expectedProfit();
  }

  /** Cost of the offer and the contact together. */
  public final double getCost() {
    return economics.offerCost() + economics.contactCost();
  }

  /** Discounts of the customer that run already. */
  public final int getRunningDiscounts() {
    return discounts.running();
  }

  /** Those and the offer's together; 0 for an action without an offer. */
  public final double getTotalDiscountPct() {
    return discounts.totalPct();
  }

  /** What they leave as margin of what the customer then pays; below 0 where nothing is left. */
  public final double getMarginAfterDiscountPct() {
    return discounts.marginPct();
  }

  /** Whether it takes more of a budget than is left. */
  public final boolean isOverBudget() {
    return shortage.isPresent();
  }

  /** The first budget that has too little left. */
  public final Optional<Shortage> shortage() {
    return shortage;
  }

  /** What the customer is worth if kept. */
  public final double getCustomerValue() {
    return economics.customerValue();
  }
}
