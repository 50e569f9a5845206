/**
 * Loads, checks, compiles, versions and publishes the rule set. Everybody else sees {@link
 * io.holdfast.decision.RuleEvaluator} and {@link io.holdfast.action.Wording}.
 *
 * <p>Reading order: {@link io.holdfast.rules.RuleSets} keeps the active version, {@link
 * io.holdfast.rules.RuleSetLoader} makes one from a directory or says everything that is wrong with
 * it, in the order of the packages below: {@code files} are read, {@code content} and {@code
 * language} say what stands in them, {@code check} what is wrong with it, {@code samples} make up
 * cases, {@code engine} compiles and evaluates.
 */
package io.holdfast.rules;
