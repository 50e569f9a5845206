/**
 * The decision: assess, propose, veto, arbitrate, assign. Pure functions of facts, rule set and
 * clock; the rules themselves are behind {@link io.holdfast.decision.RuleEvaluator}.
 */
package io.holdfast.decision;
