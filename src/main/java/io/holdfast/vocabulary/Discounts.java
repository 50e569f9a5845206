package io.holdfast.vocabulary;

/**
 * What a customer's discounts come to with the one of an offer added.
 *
 * @param running accepted ones that still run, without the one added
 * @param totalPct all of them together, 0 or more
 * @param marginPct what is left as margin of what the customer then pays; 0 where nobody knows what
 *     that is, below 0 where serving costs more
 */
public record Discounts(int running, double totalPct, double marginPct) {
  /** No offer, so none is added. */
  public static final Discounts NONE = new Discounts(0, 0, 0);
}
