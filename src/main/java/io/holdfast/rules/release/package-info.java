/**
 * Which version of the rule set decides for whom, who said so, and the content of every version
 * that ever did. Knows neither directories nor the engine: a version is a content hash here.
 *
 * <p>Reading order: {@link io.holdfast.rules.release.Release} is what all instances agree on,
 * {@link io.holdfast.rules.release.ReleaseDesk} changes it, {@link
 * io.holdfast.rules.release.ReleaseStore} keeps it.
 */
package io.holdfast.rules.release;
