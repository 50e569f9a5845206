/**
 * Invented populations and what happens to them, drawn from files that an analyst can read, and
 * what versions of the rules make of it side by side, in simulated time. The same seed gives the
 * same signals, and the same input the same report.
 */
package io.holdfast.simulation;
