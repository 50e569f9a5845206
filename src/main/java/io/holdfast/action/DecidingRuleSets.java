package io.holdfast.action;

import io.holdfast.decision.Settings;

/** What a published action quotes of the rule set that decided it. */
public interface DecidingRuleSets {

  /** The rule set of this version, or the active one where that version is not at hand any more. */
  Quotable of(String ruleSet);

  /** Terms and words of one rule set. */
  record Quotable(Settings settings, Wording wording) {}
}
