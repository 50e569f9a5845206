/**
 * What differs between two versions of the rule set: what is written, in words, and what they
 * decide on the same recorded facts, with the rules that make the difference.
 *
 * <p>Reading order: {@link io.holdfast.rules.difference.Changes} compares what is written, {@link
 * io.holdfast.rules.difference.Effects} what is decided.
 */
package io.holdfast.rules.difference;
