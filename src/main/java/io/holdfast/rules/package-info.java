/**
 * Loads, checks, compiles, versions and publishes the rule set. The only package that knows Drools;
 * everybody else sees {@link io.holdfast.decision.RuleEvaluator} and {@link
 * io.holdfast.action.Wording}.
 *
 * <p>Reading order: {@link io.holdfast.rules.RuleSets} keeps the active version, {@link
 * io.holdfast.rules.RuleSetLoader} makes one from a directory or says everything that is wrong with
 * it, {@code DroolsRules} evaluates it.
 */
package io.holdfast.rules;
