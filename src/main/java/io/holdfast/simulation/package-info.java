/**
 * Invented populations and what happens to them, drawn from files that an analyst can read. The
 * same seed gives the same signals.
 */
package io.holdfast.simulation;
