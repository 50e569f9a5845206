/**
 * Whether decisions treat customers alike, told from recorded decisions: how often groups of
 * customers are offered something and how much, who at risk is left with nothing, and whether
 * anybody was offered something for who they are.
 *
 * <p>That no rule offers something for who a customer is holds by the way rules are checked, see
 * {@link io.holdfast.rules.check.FairOffers}; what the risk may bring in by the back door is found
 * here, on what was decided.
 */
@NullMarked
package io.holdfast.rules.fairness;

import org.jspecify.annotations.NullMarked;
