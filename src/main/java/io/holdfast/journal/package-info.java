/**
 * The system of record: loads customer states for a batch, commits states with their decisions
 * atomically per customer, and finds what was recorded.
 */
package io.holdfast.journal;
