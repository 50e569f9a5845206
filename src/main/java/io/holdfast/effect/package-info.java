/**
 * Measures what decisions bring about: counts what rules said and did and what became of it, and
 * compares customers that something was done for with those it was left undone for. Decides
 * nothing.
 */
package io.holdfast.effect;
