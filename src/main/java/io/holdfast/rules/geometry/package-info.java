/**
 * Which cases conditions leave out, share or repeat, worked out exactly. Knows numbers and words,
 * and nothing of rules.
 *
 * <p>Each thing that conditions ask about is an {@link io.holdfast.rules.geometry.Axis}, cut where
 * the answer of some condition changes; what satisfies a row's conditions is a {@link
 * io.holdfast.rules.geometry.Box} in the {@link io.holdfast.rules.geometry.Space} of all axes.
 */
package io.holdfast.rules.geometry;
