/**
 * Fits a risk scorecard from customers of the past. A tool for analysts: nothing that decides knows
 * it; what it writes is a table of the rule set like any other.
 */
package io.holdfast.scorecard;
